import { groupStateOn } from '#lib/model/group-state.ts'
import { groupName, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { Instant } from '#lib/model/runtime.ts'
import type { Reason } from '#lib/model/reasons.ts'
import {
  groupIsOnline,
  type MailFlow,
  type MailFlowOutcome,
  type MailFlowResult,
} from '#lib/wire/mail-flow/mail-flow.ts'
import type { MailFlowSetting } from '#lib/wire/mail-flow/setting.ts'
import type { MailFlows } from '#server/drivers/mail-flows.ts'
import type { Clock, Log, Random, SecretBox } from '#server/ports.ts'
import { lineOf } from './log-line.ts'
import { prove, type Reached } from './prove.ts'
import type { ClusterView } from './cluster-view.ts'
import { viewpoints } from './viewpoints.ts'

/** A group's proof as it is kept. The password is sealed, or null. */
export type KeptProof = {
  readonly setting: MailFlowSetting
  readonly password: string | null
  /** Newest first. */
  readonly results: readonly MailFlowResult[]
}

/** Keeps proofs by group. */
export interface ProofMemory {
  read(): Readonly<Record<string, KeptProof>>
  /** Null forgets the group. */
  write(group: string, proof: KeptProof | null): void
}

export type MailFlowProofsOptions = {
  readonly view: ClusterView
  readonly memory: ProofMemory
  /** A stream to a service from a system, or with null from this machine. Never rejects. */
  readonly reach: (from: SystemName | null, address: string, port: number) => Promise<Reached>
  readonly secrets: SecretBox
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

type Running = {
  readonly since: Instant
  readonly system: SystemName
  readonly giveUp: (why: string) => void
  readonly ended: Promise<void>
}

const keptResults = 20

/** Proves the mail flow of each group that is to be proved, when it has come online and when somebody asks. */
export class MailFlowProofs implements MailFlows {
  readonly #options: MailFlowProofsOptions
  readonly #running = new Map<GroupName, Running>()
  readonly #stop: () => void
  #isClosed = false

  constructor(options: MailFlowProofsOptions) {
    this.#options = options
    this.#stop = options.view.follow((decisions) => {
      for (const { message, group, system } of decisions) {
        if (message === groupIsOnline && group && system) this.#begin(group, system, null)
      }
      this.#leaveWhereGone()
    })
  }

  all(): readonly MailFlow[] {
    return Object.entries(this.#options.memory.read())
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([name, { setting, password, results }]) => {
        const running = this.#running.get(groupName(name))
        return {
          group: groupName(name),
          setting,
          passwordSet: password !== null,
          running: running ? { since: running.since, system: running.system } : null,
          results,
        }
      })
  }

  configure(group: string, setting: MailFlowSetting | null, password: string | null): void {
    const { memory, secrets } = this.#options
    this.#running.get(groupName(group))?.giveUp('How it is proved was changed meanwhile.')
    if (setting === null) return memory.write(group, null)
    const kept = memory.read()[group]
    const sealed = password === null ? (kept?.password ?? null) : secrets.seal(password)
    memory.write(group, { setting, password: sealed, results: kept?.results ?? [] })
  }

  prove(
    group: string,
    user: string,
  ): { readonly kind: 'begun' } | { readonly kind: 'refused'; readonly reasons: readonly Reason[] } {
    const name = groupName(group)
    const refused = (code: Reason['code'], text: string) =>
      ({ kind: 'refused', reasons: [{ code, text }] }) as const
    if (!Object.hasOwn(this.#options.memory.read(), group))
      return refused('unknown-object', `It is not set how mail flow of ${group} is proved.`)
    if (this.#running.has(name)) return refused('group-in-transition', `A proof of ${group} is under way.`)
    const system = this.#whereOnline(name)
    if (system === null) return refused('group-not-active', `Group ${group} is not online on any system.`)
    this.#begin(name, system, user)
    return { kind: 'begun' }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#stop()
    const running = [...this.#running.values()]
    for (const { giveUp } of running) giveUp('The console ended meanwhile.')
    await Promise.all(running.map(({ ended }) => ended))
  }

  #whereOnline(group: GroupName): SystemName | null {
    const list = this.#options.view.state().configuration.groups[group]?.systemList ?? []
    return list.find(({ system }) => this.#isOnline(group, system))?.system ?? null
  }

  #isOnline(group: GroupName, system: SystemName): boolean {
    return groupStateOn(this.#options.view.state(), group, system)[0] === 'ONLINE'
  }

  /** What is found out once a group has left says nothing of it. */
  #leaveWhereGone(): void {
    for (const [group, { system, giveUp }] of this.#running) {
      const [first = ''] = groupStateOn(this.#options.view.state(), group, system)
      if (first !== 'ONLINE' && first !== 'PARTIAL') giveUp(`Group ${group} left ${system} meanwhile.`)
    }
  }

  #begin(group: GroupName, system: SystemName, user: string | null): void {
    const proof = this.#options.memory.read()[group]
    if (!proof || this.#isClosed) return
    const { clock } = this.#options
    const earlier = this.#running.get(group)
    earlier?.giveUp(`Group ${group} came online on ${system} meanwhile.`)
    const giving = new AbortController()
    const since = clock.now()
    const order = { group, system, user, since, proof, signal: giving.signal }
    const ended = (earlier?.ended ?? Promise.resolve()).then(() => this.#run(order))
    const running: Running = { since, system, giveUp: (why) => giving.abort(why), ended }
    this.#running.set(group, running)
    void ended.then(() => {
      if (this.#running.get(group) === running) this.#running.delete(group)
    })
  }

  async #run(run: Run): Promise<void> {
    const { clock, view, log } = this.#options
    const { group, system, user, since } = run
    const from: { system: SystemName | null } = { system: null }
    const outcome = await this.#outcome(run, from).catch((error: unknown): MailFlowOutcome => {
      log.write('error', 'a proof of mail flow broke', { group, error: String(error) })
      return { kind: 'untried', text: 'The proof broke; the log of the engine has more.' }
    })
    const durationMs = Math.max(0, clock.now() - since)
    const result: MailFlowResult = { at: since, system, from: from.system, user, durationMs, outcome }
    this.#keep(group, result)
    if (!this.#isClosed) view.note({ group, system, ...lineOf(group, result) })
  }

  #keep(group: GroupName, result: MailFlowResult): void {
    const { memory, log } = this.#options
    const kept = memory.read()[group]
    if (!kept) return
    try {
      memory.write(group, { ...kept, results: [result, ...kept.results].slice(0, keptResults) })
    } catch (error) {
      log.write('error', 'a result of a mail flow could not be kept', { group, error: String(error) })
    }
  }

  #outcome(run: Run, from: { system: SystemName | null }): Promise<MailFlowOutcome> {
    const { view, secrets, clock, random, reach } = this.#options
    const { group, system, proof, signal } = run
    const { setting } = proof
    const untried = (text: string): Promise<MailFlowOutcome> => Promise.resolve({ kind: 'untried', text })
    if (proof.password === null) return untried('No password is set for the mailbox.')
    const password = secrets.unseal(proof.password)
    if (password === null) return untried('The password cannot be opened with the key of this engine.')
    const lookFrom = async (address: string, port: number): Promise<Reached> => {
      if (setting.lookFrom === 'console') return reach(null, address, port)
      let last = 'No system of the cluster answers from which to look.'
      for (const viewpoint of viewpoints(view.state(), group, system)) {
        const reached = await reach(viewpoint, address, port)
        from.system = viewpoint
        if (reached.kind !== 'unable') return reached
        last = reached.text
      }
      return { kind: 'unable', text: last }
    }
    const mark = { cluster: view.cluster, group, token: random.token(16) }
    return prove({ mark, setting, password, clock, signal, reach: lookFrom })
  }
}

type Run = {
  readonly group: GroupName
  readonly system: SystemName
  readonly user: string | null
  readonly since: Instant
  readonly proof: KeptProof
  readonly signal: AbortSignal
}
