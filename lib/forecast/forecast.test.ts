import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { cluster } from '#lib/policy/testing/cluster-builder.ts'
import { World } from '#lib/policy/testing/world.ts'
import { bringOnline } from './begin.ts'
import { forecast } from './forecast.ts'
import type { ForecastOptions, Happening } from './happening.ts'

const [a, b, c] = [systemName('a'), systemName('b'), systemName('c')]
const lossOf = (system = a, at = 0): Happening => ({ at, kind: 'system', system })
const death = (resource: string, gone = false): Happening => ({
  at: 0,
  kind: 'resource',
  resource: resourceName(resource),
  system: a,
  gone,
})

/** A service on an address on a network card, `b` for reserve. */
const pair = (
  attributes: Readonly<Record<string, number>> = {},
  resourceAttributes: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {},
): Configuration =>
  cluster({
    mail: {
      systems: ['a', 'b'],
      autoStartList: ['a'],
      attributes,
      resources: { imap: ['ip'], ip: ['nic'], nic: [] },
      resourceAttributes: { nic: { Operations: 'None' }, ...resourceAttributes },
    },
  })

function ask(configuration: Configuration, happenings: readonly Happening[], options: ForecastOptions = {}) {
  const { state, at } = bringOnline(configuration)
  return forecast(state, at, happenings, options)
}

const mailOf = (...question: Parameters<typeof ask>) => {
  const predicted = ask(...question)
  const [mail] = predicted.groups
  if (!mail) throw new Error('no group')
  return {
    ...predicted,
    mail,
    texts: predicted.timeline.map((entry) => (entry.kind === 'happening' ? entry.text : entry.decision.text)),
  }
}

it('brings a fresh cluster online by its AutoStartLists', () => {
  const { state, at } = bringOnline(pair())
  expect(forecast(state, at, []).groups[0]).toMatchObject({
    fate: 'untouched',
    onlineAfter: ['a'],
    outage: null,
  })
})

describe('the loss of a system', () => {
  it('is followed by a fence and a failover, and the time is told apart', () => {
    const { mail, ended } = mailOf(pair(), [lossOf()])
    expect(mail).toMatchObject({ fate: 'moved', onlineBefore: ['a'], onlineAfter: ['b'] })
    // 8 s of silence, 10 s of the fence, two onlines of 10 s with a monitor of 1 s each.
    const times = { totalMs: 40_000, detectionMs: 8_000, confirmationMs: 10_000, workMs: 22_000 }
    expect(mail.outage).toEqual({ ...times, isOver: true })
    expect(ended).toBe('quiet')
  })

  it.each(['fails', 'none'] as const)('starts nothing elsewhere while the fence is %s', (fence) => {
    const { mail, state } = mailOf(pair(), [lossOf()], { assumptions: { fence } })
    expect(mail).toMatchObject({ fate: 'down', onlineAfter: [], outage: { isOver: false } })
    expect(mail.why.join(' ')).toContain('a')
    expect(mail.places).toEqual([
      { system: 'a', states: ['UNKNOWN'] },
      { system: 'b', states: ['OFFLINE'] },
    ])
    expect(state.systems[a]?.contact.kind).toBe('silent')
  })

  it('goes on when a person confirms it', () => {
    const { mail, texts } = mailOf(pair(), [lossOf()], {
      assumptions: { fence: 'none', confirmAfterMs: 60_000 },
    })
    expect(mail).toMatchObject({ fate: 'moved', outage: { confirmationMs: 60_000, isOver: true } })
    expect(texts).toContain('Asked for by the person on duty: confirm system a down.')
  })

  it('leaves the group down when both are lost', () => {
    const { mail } = mailOf(pair(), [lossOf(a), lossOf(b)])
    expect(mail).toMatchObject({ fate: 'down', outage: { isOver: false } })
    expect(mail.why.at(-1)).toContain('cannot be started on any system')
  })

  it('gets to a third system past a silent second one that only watches a network card', () => {
    const three = cluster({
      mail: {
        systems: ['b', 'a', 'c'],
        autoStartList: ['a'],
        resources: { ip: ['nic'], nic: [] },
        resourceAttributes: { nic: { Operations: 'None' } },
      },
    })
    expect(mailOf(three, [lossOf(a), lossOf(b)]).mail).toMatchObject({ fate: 'moved', onlineAfter: [c] })
  })
})

describe('the death of a resource', () => {
  it('is noticed by the next monitor and ends the group there', () => {
    const { mail } = mailOf(pair(), [death('ip')])
    expect(mail).toMatchObject({ fate: 'moved', onlineAfter: ['b'] })
    // MonitorInterval 60 s and the monitor itself.
    expect(mail.outage?.detectionMs).toBe(61_000)
    expect(mail.left).toEqual([{ resource: 'ip', system: 'a', state: 'FAULTED' }])
  })

  it('waits for ToleranceLimit', () => {
    const { mail } = mailOf(pair({}, { ip: { ToleranceLimit: 2 } }), [death('ip')])
    expect(mail.outage?.detectionMs).toBe(3 * 61_000)
  })

  it('is mended in place by RestartLimit, unless it is gone', () => {
    const restarts = pair({}, { imap: { RestartLimit: 1 } })
    expect(mailOf(restarts, [death('imap')]).mail).toMatchObject({ fate: 'recovered', onlineAfter: ['a'] })
    expect(mailOf(restarts, [death('imap', true)]).mail).toMatchObject({ fate: 'moved', onlineAfter: ['b'] })
  })

  it('leaves a part down when it is not critical', () => {
    const { mail } = mailOf(pair({}, { imap: { Critical: 0 } }), [death('imap')])
    expect(mail).toMatchObject({ fate: 'degraded', onlineAfter: [], outage: { isOver: false } })
  })

  it('counts a dead network card as an outage although it is no part of the state', () => {
    const { mail } = mailOf(pair(), [death('nic')])
    expect(mail).toMatchObject({ fate: 'moved', outage: { detectionMs: 61_000 } })
  })

  it('that does not run there changes nothing', () => {
    const { mail, texts } = mailOf(pair(), [{ ...death('ip'), system: b } as Happening])
    expect(mail.fate).toBe('untouched')
    expect(texts).toEqual(['Resource ip does not run on b: nothing happens.'])
  })

  it('of a group that does not fail over leaves it down, and says why', () => {
    const { mail } = mailOf(pair({ AutoFailOver: 0 }), [death('ip')])
    expect(mail.fate).toBe('down')
    expect(mail.why.join(' ')).toContain('AutoFailOver = 0')
  })
})

describe('what somebody asks for', () => {
  const switchTo = (to: typeof a): Happening => {
    return {
      at: 0,
      kind: 'intent',
      intent: { kind: 'group.switch', group: groupName('mail'), to },
      user: 'kim',
    }
  }

  it('is carried out, and the time without the group is work', () => {
    const { mail } = mailOf(pair(), [switchTo(b)])
    expect(mail).toMatchObject({ fate: 'moved', onlineAfter: ['b'] })
    expect(mail.outage).toMatchObject({ detectionMs: 0, confirmationMs: 0, isOver: true })
  })

  it('is refused with all reasons', () => {
    const { mail, refused } = mailOf(pair(), [switchTo(a)])
    expect(mail.fate).toBe('untouched')
    expect(refused).toMatchObject([{ title: 'switch mail to a', reasons: [{ code: 'group-already-there' }] }])
  })
})

describe('what is assumed', () => {
  it('an entry point that takes longer than its timeout times out', () => {
    const { texts } = mailOf(pair(), [lossOf()], {
      assumptions: { byResourceMs: { imap: { online: 400_000 } } },
    })
    expect(texts.join('\n')).toContain('Online of imap on b did not end within OnlineTimeout = 300 s')
  })

  it('the longest pace takes every timeout whole', () => {
    const { mail } = mailOf(pair(), [lossOf()], { assumptions: { pace: 'longest' } })
    expect(mail).toMatchObject({ fate: 'moved', outage: { workMs: 2 * 301_000 } })
  })

  it('a monitor takes as long as it was seen to take', () => {
    const { mail } = mailOf(pair(), [death('ip')], { observed: { 'ip@a': { durationMs: 250 } } })
    expect(mail.outage?.detectionMs).toBe(60_250)
  })
})

describe('a live cluster', () => {
  it('is not changed by the question, and a run that is under way ends', () => {
    const world = new World(pair()).connect('a', 'b')
    world.ask({ kind: 'group.online', group: groupName('mail'), system: a })
    const before = JSON.stringify(world.state)
    const { groups } = forecast(world.state, world.now, [])
    expect(JSON.stringify(world.state)).toBe(before)
    expect(groups[0]).toMatchObject({ onlineAfter: ['a'], fate: 'started' })
  })

  it('says what is not known, and never takes silence for down', () => {
    const world = new World(pair()).connect('a', 'b').pass(60).silence('a')
    const { notKnown, groups, state } = forecast(world.state, world.now, [], {
      assumptions: { fence: 'none' },
    })
    expect(notKnown).toEqual([expect.stringMatching(/^System a does not answer/)])
    expect(groups[0]).toMatchObject({ fate: 'unknown', onlineAfter: [] })
    expect(state.systems[a]?.contact.kind).toBe('silent')
  })

  it('knows when a freeze ends by itself', () => {
    const world = new World(pair()).connect('a', 'b').pass(60)
    const until = world.now + 600_000
    world.ask({ kind: 'group.freeze', group: groupName('mail'), reason: 'patch', until })
    const { timeline } = forecast(world.state, world.now, [])
    const texts = timeline.map((entry) => (entry.kind === 'decision' ? entry.decision.text : ''))
    expect(texts.join(' ')).toContain('Group mail is unfrozen')
    expect(timeline.at(-1)?.atMs).toBe(600_000)
  })

  it('takes up the fence that is at work', () => {
    const world = new World(pair()).connect('a', 'b').pass(60).silence('a')
    expect(forecast(world.state, world.now, []).groups[0]).toMatchObject({ onlineAfter: ['b'] })
  })
})

it('the same question always has the same answer', () => {
  const resources = ['imap', 'ip', 'nic'] as const
  const happening = fc.oneof(
    fc.record({ at: fc.nat(120_000), kind: fc.constant('system' as const), system: fc.constantFrom(a, b) }),
    fc.record({
      at: fc.nat(120_000),
      kind: fc.constant('resource' as const),
      resource: fc.constantFrom(...resources.map(resourceName)),
      system: fc.constantFrom(a, b),
      gone: fc.boolean(),
    }),
  )
  const configuration = pair({}, { imap: { RestartLimit: 1 } })
  const { state, at } = bringOnline(configuration)
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 4 }), (happenings) => {
      const first = forecast(state, at, happenings)
      expect(forecast(state, at, happenings)).toEqual(first)
      expect(first.ended).toBe('quiet')
      for (const { outage } of first.groups) {
        if (outage) expect(outage.detectionMs + outage.confirmationMs + outage.workMs).toBe(outage.totalMs)
      }
    }),
    { numRuns: 60 },
  )
})
