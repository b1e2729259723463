import { beforeEach, describe, expect, test } from 'vitest'
import type { Configuration } from '#lib/model/configuration.ts'
import { groupStateOn } from '#lib/model/group-state.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { planFingerprint } from '#lib/planner/fingerprint.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { planIntent } from '#lib/planner/plan-intent.ts'
import { applyChange } from '#lib/wire/apply-change.ts'
import type { Change, ClusterSnapshot } from '#lib/wire/snapshot.ts'
import type { ClusterDriver, ConfigurationFile, SubmitAnswer } from './cluster-driver.ts'
import type { AppliedChange } from './configuration-desk.ts'

/** A living cluster: a failover group ONLINE on `source`, ready to be switched to `target`. */
export type DriverBench = {
  readonly driver: ClusterDriver
  readonly group: GroupName
  readonly source: SystemName
  readonly target: SystemName
  /** Lets all that is under way come to its end. */
  readonly settle: () => Promise<void>
}

/** What every implementation of `ClusterDriver` keeps. */
export function clusterDriverContract(name: string, makeBench: () => Promise<DriverBench>): void {
  describe(`cluster driver: ${name}`, () => {
    let bench: DriverBench
    beforeEach(async () => {
      bench = await makeBench()
    })

    const stateOn = (system: SystemName): string =>
      groupStateOn(bench.driver.snapshot().state, bench.group, system).join('|')
    const switchTo = (to: SystemName): Intent => ({ kind: 'group.switch', group: bench.group, to })
    const submit = (intent: Intent, requestId: string, seenPlan?: string): SubmitAnswer =>
      bench.driver.submit({ intent, user: 'kim', requestId, ...(seenPlan === undefined ? {} : { seenPlan }) })

    test('a switch is accepted at once as an operation, and comes true later', async () => {
      const answer = submit(switchTo(bench.target), 'request-1')
      expect(answer.kind).toBe('accepted')
      expect(stateOn(bench.target)).not.toContain('ONLINE')
      await bench.settle()
      expect(stateOn(bench.source)).toBe('OFFLINE')
      expect(stateOn(bench.target)).toBe('ONLINE')
      const operations = Object.values(bench.driver.snapshot().state.operations)
      expect(operations.find(({ requestId }) => requestId === 'request-1')).toMatchObject({
        user: 'kim',
        state: 'DONE',
        group: bench.group,
      })
    })

    test('a request made twice is one operation, also when it has ended', async () => {
      const first = submit(switchTo(bench.target), 'request-1')
      const second = submit(switchTo(bench.target), 'request-1')
      await bench.settle()
      const third = submit(switchTo(bench.target), 'request-1')
      const operations = [first, second, third].map(
        (answer) => answer.kind === 'accepted' && answer.operation,
      )
      expect(new Set(operations).size).toBe(1)
      expect(operations[0]).toEqual(expect.any(Number))
    })

    test('what may not be done is refused with its reasons and changes nothing', () => {
      const before = bench.driver.snapshot().state
      const answer = submit(switchTo(bench.source), 'request-1')
      expect(answer.kind).toBe('refused')
      const reasons = answer.kind === 'refused' ? answer.reasons : []
      expect(reasons.length).toBeGreaterThan(0)
      for (const { code, text } of reasons) expect(code && text).toBeTruthy()
      expect(bench.driver.snapshot().state).toEqual(before)
    })

    test('a plan that is no longer the one seen is given back; the one seen is accepted', () => {
      const intent = switchTo(bench.target)
      const plan = planIntent(bench.driver.snapshot().state, intent)
      expect(submit(intent, 'request-1', 'another plan')).toEqual({ kind: 'moved', plan })
      expect(submit(intent, 'request-2', planFingerprint(plan)).kind).toBe('accepted')
    })

    test('changes applied to an older snapshot give the newer one', async () => {
      let copy: ClusterSnapshot = bench.driver.snapshot()
      const changes: Change[] = []
      const subscription = bench.driver.subscribe(copy.state.revision, {
        change: (change) => changes.push(change),
        facts: () => undefined,
      })
      expect(subscription).not.toBe('gap')
      submit(switchTo(bench.target), 'request-1')
      await bench.settle()
      expect(changes.length).toBeGreaterThan(0)
      for (const change of changes) {
        const applied = applyChange(copy, change)
        if (applied.kind !== 'applied') throw new Error(`revision ${change.revision}: ${applied.kind}`)
        copy = applied.snapshot
      }
      const truth = bench.driver.snapshot().state
      const { revision, groups, systems, operations } = copy.state
      expect({ revision, groups, systems, operations }).toEqual({
        revision: truth.revision,
        groups: truth.groups,
        systems: truth.systems,
        operations: truth.operations,
      })
    })

    test('who resumes gets what was missed; who is ahead of the truth is sent back to the snapshot', async () => {
      const { revision } = bench.driver.snapshot().state
      submit(switchTo(bench.target), 'request-1')
      await bench.settle()
      const missed: number[] = []
      bench.driver.subscribe(revision, {
        change: (change) => missed.push(change.revision),
        facts: () => undefined,
      })
      const now = bench.driver.snapshot().state.revision
      expect(missed).toEqual(Array.from({ length: now - revision }, (_, index) => revision + 1 + index))
      const reader = { change: () => undefined, facts: () => undefined }
      expect(bench.driver.subscribe(now + 1, reader)).toBe('gap')
    })

    test('the log is newest first and can be read page by page', async () => {
      submit(switchTo(bench.target), 'request-1')
      await bench.settle()
      const all = bench.driver.decisions({ limit: 1000 })
      expect(all.length).toBeGreaterThan(4)
      const first = bench.driver.decisions({ limit: 3 })
      const before = first.at(-1)?.id ?? ''
      expect([...first, ...bench.driver.decisions({ limit: 1000, before })]).toEqual(all)
      const ofGroup = bench.driver.decisions({ limit: 1000, group: bench.group })
      expect(ofGroup).toEqual(all.filter(({ group }) => group === bench.group))
    })

    test('why leads from a decision back to the event it began with', async () => {
      submit(switchTo(bench.target), 'request-1')
      await bench.settle()
      const [newest] = bench.driver.decisions({ limit: 1, group: bench.group })
      const chain = bench.driver.why(newest?.id ?? '')
      expect(chain[0]).toEqual(newest)
      chain.slice(1).forEach((decision, index) => expect(chain[index]?.cause).toBe(decision.id))
      expect(chain.at(-1)).toMatchObject({ id: expect.stringMatching(/^event:\d+$/), cause: null })
      expect(bench.driver.why('no such decision')).toEqual([])
    })

    const change = (
      configuration: Configuration,
      files: readonly ConfigurationFile[],
      more: Partial<AppliedChange> = {},
    ): AppliedChange => ({
      user: 'kim',
      reason: 'as discussed',
      base: bench.driver.desk.state().version,
      configuration,
      files,
      commands: [],
      confirmWithinMs: null,
      ...more,
    })

    test('a configuration applied again keeps what runs, and its files are kept', async () => {
      const { configuration } = bench.driver.snapshot().state
      const files = [{ name: 'main.cf', text: '// the same again\n' }]
      const answer = bench.driver.desk.apply(change(structuredClone(configuration), files))
      expect(answer).toEqual({ kind: 'done', version: bench.driver.desk.state().version })
      await bench.settle()
      expect(bench.driver.files()).toEqual(files)
      expect(bench.driver.desk.versions()[0]).toMatchObject({ author: 'kim', reason: 'as discussed' })
      expect(stateOn(bench.source)).toBe('ONLINE')
    })

    test('a configuration that would lose sight of what runs is refused with its reasons', async () => {
      const { configuration } = bench.driver.snapshot().state
      const files = bench.driver.files()
      const without = { ...configuration, groups: {}, resources: {} }
      const answer = bench.driver.desk.apply(change(without, []))
      expect(answer.kind === 'refused' && answer.reasons.length).toBeGreaterThan(0)
      await bench.settle()
      expect(bench.driver.files()).toEqual(files)
      expect(stateOn(bench.source)).toBe('ONLINE')
    })

    test('one person has it open; the second is told who', () => {
      const { desk } = bench.driver
      expect(desk.open('kim').kind).toBe('done')
      expect(desk.open('kim').kind).toBe('done')
      const { configuration } = bench.driver.snapshot().state
      for (const answer of [
        desk.open('lou'),
        desk.draft('lou', []),
        desk.close('lou', true),
        desk.apply(change(configuration, [], { user: 'lou' })),
      ]) {
        const reasons = answer.kind === 'refused' ? answer.reasons : []
        expect(reasons).toMatchObject([{ code: 'configuration-open', text: expect.stringContaining('kim') }])
      }
      expect(desk.takeOver('lou', 'kim has left').kind).toBe('done')
      expect(desk.state().open?.owner).toBe('lou')
      expect(desk.open('kim').kind).toBe('refused')
    })

    test('an application made twice with one request is one version', () => {
      const { configuration } = bench.driver.snapshot().state
      const asked = change(configuration, [], { requestId: 'request-77' })
      const first = bench.driver.desk.apply(asked)
      expect(bench.driver.desk.apply(asked)).toEqual(first)
      const late = bench.driver.desk.apply(change(configuration, [], { base: asked.base }))
      expect(late).toMatchObject({ kind: 'refused', reasons: [{ code: 'configuration-moved' }] })
    })
  })
}
