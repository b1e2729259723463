import { expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import type { PreflightFinding, PreflightSystem, ReadyPlace } from '#lib/wire/preflight.ts'
import { clockText, lookedAtText, readyMark, readyStory, systemVerdictLabel } from './preflight-words.ts'

const system: PreflightSystem = {
  system: systemName('sysA'),
  silence: null,
  checks: 9,
  fine: 9,
  clock: null,
}
const finding = (verdict: PreflightFinding['verdict']): PreflightFinding => ({
  kind: 'no-space',
  verdict,
  system: systemName('sysA'),
  groups: [],
  resource: null,
  isEverywhere: false,
  text: 'Only 2 MB are free.',
  remedy: 'Make room.',
})
const place = (more: Partial<ReadyPlace> = {}): ReadyPlace => ({
  group: groupName('Mail'),
  system: systemName('sysA'),
  verdict: 'ready',
  at: 1_000,
  reasons: [],
  ...more,
})

it('names the worst that was found on a system, and counts it', () => {
  const said = (...verdicts: PreflightFinding['verdict'][]) =>
    systemVerdictLabel(system, verdicts.map(finding)).text
  expect(said()).toBe('Nothing found')
  expect(said('unknown', 'doubt', 'defect')).toBe('1 defect')
  expect(said('doubt', 'unknown', 'doubt')).toBe('2 doubts')
  expect(said('unknown')).toBe('1 not known')
  expect(systemVerdictLabel({ ...system, silence: 'gone' }, []).tone).toBe('unknown')
})

it('tells a clock with its bound', () => {
  expect(clockText({ offsetMs: -2_500, boundMs: 30 })).toBe('−2.50 s ± 0.03 s')
  expect(clockText({ offsetMs: 90_004, boundMs: 9_999 })).toBe('+90 s ± 10 s')
})

it('tells readiness with its reasons and its age, and is quiet about a ready place', () => {
  expect(readyStory(place())).toBe('Ready')
  expect(readyStory(place({ verdict: 'not-ready', reasons: ['One.', 'Two.'] }))).toBe('Not ready: One. Two.')
  expect(readyMark(place()).tone).toBe('offline')
  expect(readyMark(place({ verdict: 'not-ready' })).tone).toBe('faulted')
  expect(lookedAtText(place(), 241_000)).toBe('4 min ago')
  expect(lookedAtText(place({ at: null }), 0)).toBe('Readiness not looked at yet')
})
