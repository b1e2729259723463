import type { Edit } from '#lib/maincf/edit/edit.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { DeskState, VersionOnWire } from '#lib/wire/configuration.ts'
import type { ConfigurationFile } from '#server/drivers/cluster-driver.ts'
import type {
  AppliedChange,
  ConfigurationDesk,
  DeskAnswer,
  StoredVersion,
} from '#server/drivers/configuration-desk.ts'

/** A desk that does what it is told, without rules of its own: those are tested where they are made. */
export class MemoryDesk implements ConfigurationDesk {
  readonly kept: StoredVersion[]
  /** Reasons against every change, as the test has them. */
  against: readonly Reason[] = []
  private open_: DeskState['open'] = null
  private readonly listeners = new Set<() => void>()
  private readonly take: (configuration: Configuration) => void

  /** `take`: what happens to a configuration that is applied. */
  constructor(files: readonly ConfigurationFile[], take: (configuration: Configuration) => void) {
    this.kept = [{ version: 1, at: 0, author: 'ada', reason: '', origin: 'change', commands: [], files }]
    this.take = take
  }

  state(): DeskState {
    return { version: this.kept.length, open: this.open_, unconfirmed: null }
  }

  open(owner: string): DeskAnswer {
    return this.set({ owner, since: 0, draft: [], stale: false })
  }

  takeOver(owner: string): DeskAnswer {
    return this.open(owner)
  }

  close(): DeskAnswer {
    return this.set(null)
  }

  draft(owner: string, draft: readonly Edit[]): DeskAnswer {
    return this.set({ owner, since: 0, draft, stale: false })
  }

  apply({ user, reason, files, commands, configuration }: AppliedChange): DeskAnswer {
    if (this.against.length > 0) return { kind: 'refused', reasons: this.against }
    const version = this.kept.length + 1
    this.kept.push({ version, at: 0, author: user, reason, origin: 'change', commands, files })
    this.take(configuration)
    return this.done()
  }

  confirm(): DeskAnswer {
    return this.done()
  }

  rollback(): DeskAnswer {
    return this.done()
  }

  answered(): DeskAnswer | null {
    return null
  }

  subscribe(listener: () => void): { readonly stop: () => void } {
    this.listeners.add(listener)
    return { stop: () => void this.listeners.delete(listener) }
  }

  version(number: number): StoredVersion | null {
    return this.kept.find(({ version }) => version === number) ?? null
  }

  versions(): readonly VersionOnWire[] {
    return this.kept
      .map(({ version, at, author, reason, origin, commands }) => {
        return { version, at, author, reason, origin, commands }
      })
      .toReversed()
  }

  private set(open: DeskState['open']): DeskAnswer {
    this.open_ = open
    return this.done()
  }

  private done(): DeskAnswer {
    for (const listener of this.listeners) listener()
    return { kind: 'done', version: this.kept.length }
  }
}
