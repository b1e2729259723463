import { clusterName, systemName } from '#lib/model/names.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { NotesOnWire } from '#lib/wire/notes.ts'
import type { Change, ClusterSnapshot } from '#lib/wire/snapshot.ts'
import { applyChange } from '#lib/wire/apply-change.ts'
import type {
  ClusterDriver,
  ClusterNotes,
  ConfigurationFile,
  StreamListener,
  SubmitAnswer,
  SubmitRequest,
} from '#server/drivers/cluster-driver.ts'
import type { NotifierStanding } from '#server/drivers/notifier-standing.ts'
import type { MailFlows } from '#server/drivers/mail-flows.ts'
import type { DecisionQuery } from '#server/ports.ts'
import { SystemFilesInMemory } from '#server/drivers/testing/system-files-in-memory.ts'
import { PreflightInMemory } from '#server/drivers/testing/preflight-in-memory.ts'
import { MemoryDesk } from './memory-desk.ts'
import { MemoryMailFlows } from './memory-mail-flows.ts'
import { sampleFiles, sampleState } from './sample-cluster.ts'

const decision: Decision = {
  id: '5.0',
  at: 0,
  cause: 'event:5',
  severity: 'NOTICE',
  message: 10_298,
  text: 'Resource imap_file is online on sysA',
  group: null,
  resource: null,
  system: null,
  operation: null,
}

/** A cluster made by hand: it answers what the test tells it to and remembers what it was asked. */
export class MemoryDriver implements ClusterDriver {
  readonly name = clusterName('mid')
  readonly submitted: SubmitRequest[] = []
  readonly queries: DecisionQuery[] = []
  readonly trusted: { readonly system: string; readonly fingerprint: string }[] = []
  /** What the next commands are answered with. */
  answer: SubmitAnswer = { kind: 'accepted', operation: 42, revision: 11 }
  readers = 0
  readonly desk = new MemoryDesk(sampleFiles, (configuration) => void this.publish({ configuration }))
  readonly outside = null
  readonly preflight = new PreflightInMemory()
  notifier: NotifierStanding | null = null
  mailFlows: MailFlows | null = new MemoryMailFlows()
  readonly notes: ClusterNotes = {
    read: () => this.note,
    write: (note) => (this.note = { ...note, number: (this.note?.number ?? 0) + 1 }),
  }
  private note: NotesOnWire | null = null
  readonly systemFiles = new SystemFilesInMemory()
  private current: ClusterSnapshot = {
    state: sampleState,
    at: 1000,
    facts: {},
    contacts: {
      [systemName('sysB')]: {
        heardAt: null,
        address: '127.0.0.1:22',
        failure: { code: 'host-key-unknown', text: 'sysB shows an unknown key', fingerprint: 'SHA256:shown' },
        fenceConfigured: false,
      },
    },
  }
  private readonly kept: Change[] = []
  private readonly listeners = new Set<StreamListener>()

  snapshot(): ClusterSnapshot {
    return this.current
  }

  subscribe(afterRevision: number, listener: StreamListener): { readonly stop: () => void } | 'gap' {
    const missed = this.kept.filter(({ revision }) => revision > afterRevision)
    const oldest = missed[0]?.revision ?? this.current.state.revision + 1
    if (oldest > afterRevision + 1) return 'gap'
    for (const change of missed) listener.change(change)
    this.listeners.add(listener)
    this.readers += 1
    return {
      stop: () => {
        if (this.listeners.delete(listener)) this.readers -= 1
      },
    }
  }

  /** The next revision, to every reader. */
  publish(change: Partial<Change> = {}): number {
    const revision = this.current.state.revision + 1
    const next: Change = { at: 1000, decisions: [], ...change, revision }
    const applied = applyChange(this.current, next)
    if (applied.kind === 'applied') this.current = applied.snapshot
    this.kept.push(next)
    for (const listener of this.listeners) listener.change(next)
    return revision
  }

  submit(request: SubmitRequest): SubmitAnswer {
    this.submitted.push(request)
    return this.answer
  }

  files(): readonly ConfigurationFile[] {
    return this.desk.kept.at(-1)?.files ?? []
  }

  decisions(query: DecisionQuery): readonly Decision[] {
    this.queries.push(query)
    return [decision]
  }

  why(id: string): readonly Decision[] {
    return id === decision.id ? [decision] : []
  }

  trustHostKey(system: string, fingerprint: string): void {
    this.trusted.push({ system, fingerprint })
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}
