import { beforeEach, describe, expect, it } from 'vitest'
import { groupName, systemName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, OperationState } from '#lib/model/runtime.ts'
import type { SystemAnswer, SystemQuestions } from '#server/ports.ts'
import { sampleState } from '#server/api/testing/sample-cluster.ts'
import { VirtualClock } from '#server/sim/virtual-clock.ts'
import { askSystem } from './ask-system.ts'
import { Preflight } from './preflight.ts'

const [sysA, sysB, imap] = [systemName('sysA'), systemName('sysB'), groupName('imap')] as const
const seconds = 1000

let clock: VirtualClock
let state: ClusterState
/** When which system was asked. */
let asked: (readonly [system: SystemName, atS: number])[]

const fine: Readonly<Record<string, string>> = {
  boot: 'boot',
  suite: '1+a 7',
  programs: '',
  space: '900000',
}

/** A system with nothing wrong. Each answer takes 40 ms, the clock one half of that. */
const answering: SystemQuestions = {
  async ask(system, words) {
    if (words[0] === 'clock') asked.push([system, clock.elapsed() / seconds])
    const lines = Array.from({ length: words.length / 4 }, (_, index) => {
      const verb = words[index * 4] ?? ''
      const answer =
        verb === 'clock' ? `${clock.now() + 700} 1` : verb === 'boot' ? `boot-${system}` : fine[verb]
      return `${index + 1} ${answer ?? ''}`
    })
    return { kind: 'answered', output: lines.toReversed().join('\n'), isLate: false }
  },
}

const preflight = (everyMs: number | null, questions = answering) =>
  new Preflight({
    state: () => state,
    questions,
    suite: { version: '1+a', manifestChecksum: 7, types: new Set(['FileOnOff']) },
    clock,
    everyMs,
  })

const operation = (now: OperationState): ClusterState => {
  const [running] = Object.values(sampleState.operations)
  return running ? { ...sampleState, operations: { 7: { ...running, state: now } } } : sampleState
}

beforeEach(() => {
  clock = new VirtualClock(0)
  state = operation('DONE')
  asked = []
})

describe('looking in the background', () => {
  it('begins after some minutes, asks one system after the other, and again when its time has come', async () => {
    const looking = preflight(600 * seconds)
    await clock.runUntil(179 * seconds)
    expect(asked).toEqual([])
    await clock.runUntil(200 * seconds)
    expect(asked).toEqual([
      [sysA, 180],
      [sysB, 182],
    ])
    await clock.runUntil(770 * seconds)
    expect(asked).toHaveLength(2)
    await clock.runUntil(820 * seconds)
    expect(asked).toHaveLength(4)
    looking.close()
    await clock.runUntil(9_000 * seconds)
    expect(asked).toHaveLength(4)
  })

  it('leaves systems alone while an operation runs, and gives up when one begins', async () => {
    state = operation('RUNNING')
    preflight(600 * seconds)
    await clock.runUntil(900 * seconds)
    expect(asked).toEqual([])
    state = operation('ASKS')
    await clock.runUntil(931 * seconds)
    expect(asked).toHaveLength(1)
    state = operation('RUNNING')
    await clock.runUntil(990 * seconds)
    expect(asked).toHaveLength(1)
  })

  it('looks again soon when a group has moved, and says meanwhile that it does not know', async () => {
    const looking = preflight(3_600 * seconds)
    const known = () =>
      looking.readiness().places.map(({ group, system, verdict }) => `${group} ${system} ${verdict}`)
    expect(new Set(looking.readiness().places.map(({ verdict, at }) => `${verdict} ${at}`))).toEqual(
      new Set(['unknown null']),
    )
    await clock.runUntil(200 * seconds)
    expect(known()).toEqual(['imap sysA ready', 'imap sysB ready', 'mta sysA ready', 'mta sysB ready'])
    const group = state.groups[imap]
    const [here, there] = [group?.places[sysA], group?.places[sysB]]
    if (!group || !here || !there) throw new Error('the sample has no imap on two systems')
    const places = { [sysA]: there, [sysB]: here }
    state = { ...state, groups: { ...state.groups, [imap]: { ...group, places } } }
    expect(known()).toEqual(['imap sysA unknown', 'imap sysB unknown', 'mta sysA ready', 'mta sysB ready'])
    await clock.runUntil(320 * seconds)
    expect(known()).toContain('imap sysA ready')
    expect(asked).toHaveLength(4)
  })

  it('knows nothing of a configuration that is another by now', async () => {
    const looking = preflight(null)
    await looking.check(null)
    state = { ...state, configuration: { ...state.configuration } }
    expect(new Set(looking.readiness().places.map(({ reasons }) => reasons.join()))).toEqual(
      new Set(['The configuration has changed since somebody looked.']),
    )
  })

  it('never happens when it is switched off', async () => {
    preflight(null)
    await clock.runUntil(90_000 * seconds)
    expect(asked).toEqual([])
  })
})

describe('asking', () => {
  const slowly = (answer: () => SystemAnswer): SystemQuestions => ({
    ask: (system, words, timeoutMs) =>
      new Promise((resolve) => {
        const told = answering.ask(system, words, timeoutMs)
        clock.after(40, () => resolve(words[0] === 'clock' ? told : answer()))
      }),
  })

  const factsOf = async (questions: SystemQuestions) => {
    const asking = askSystem(sysA, [['boot'], ['space', '/']], { questions, clock })
    await clock.runUntil(10 * seconds)
    return asking
  }

  it('bounds what a clock may be off by the time of the round trip', async () => {
    const facts = await factsOf(slowly(() => ({ kind: 'answered', output: '1 b\n2 5\n', isLate: false })))
    expect(facts).toMatchObject({ kind: 'answered' })
    if (facts.kind !== 'answered') return
    expect([...facts.answers.values()]).toEqual(['681 21', 'b', '5'])
  })

  it('keeps what was told before the time was up, and says why the rest is missing', async () => {
    const facts = await factsOf(
      slowly(() => ({ kind: 'answered', output: '2 5\n7 x\nnonsense\n', isLate: true })),
    )
    expect(facts).toMatchObject({ kind: 'answered', unanswered: 'it was not answered within 20 s' })
    expect(facts.kind === 'answered' && facts.answers.size).toBe(2)
  })

  it('says of a system that is lost why that is', async () => {
    const lost: SystemQuestions = { ask: async () => ({ kind: 'lost', reason: 'no way there' }) }
    expect(await factsOf(lost)).toEqual({ kind: 'silent', reason: 'no way there' })
    const { systems, findings } = await preflight(null, lost).check(null)
    expect(systems.map(({ silence, fine: good }) => [silence, good])).toEqual([
      ['no way there', 0],
      ['no way there', 0],
    ])
    expect(findings.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown'])
  })

  it('is done for one person after the other', async () => {
    let atOnce = 0
    let most = 0
    const looking = preflight(null, {
      async ask(...question) {
        atOnce += 1
        most = Math.max(most, atOnce)
        const answer = await answering.ask(...question)
        atOnce -= 1
        return answer
      },
    })
    await Promise.all([looking.check(null), looking.check(null), looking.check(null)])
    expect(most).toBe(2)
  })
})
