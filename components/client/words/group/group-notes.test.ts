import { describe, expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { groupName, systemName } from '#lib/model/names.ts'
import type { GroupMove, GroupPlace, GroupRuntime } from '#lib/model/runtime.ts'
import { initialState } from '#lib/policy/initial-state.ts'
import { groupNotes } from './group-notes.ts'

const mainText = `
type FileOnOff (
	static str ArgList[] = { PathName }
	str PathName
)
cluster c ( )
system sysA ( )
system sysB ( )
group mail (
	SystemList = { sysA = 0, sysB = 1 }
	OnlineRetryLimit = 3
	AutoClearLimit = 2
	PreOnlineTimeout = 90
)
	FileOnOff store (
		PathName = "/tmp/store"
	)
`

const mail = groupName('mail')
const [sysA, sysB] = [systemName('sysA'), systemName('sysB')]
const now = 10_000_000

function notes(part: Partial<GroupRuntime>, place: Partial<GroupPlace> = {}): readonly string[] {
  const { configuration, problems } = loadConfiguration([{ name: 'main.cf', text: mainText }])
  if (!configuration) throw new Error(problems.map((problem) => problem.message).join(' '))
  const state = initialState(configuration, 0)
  const runtime = state.groups[mail]
  const onB = runtime?.places[sysB]
  if (!runtime || !onB) throw new Error(mail)
  const places = { ...runtime.places, [sysB]: { ...onB, ...place } }
  const groups = { ...state.groups, [mail]: { ...runtime, places, ...part } }
  return groupNotes({ ...state, groups }, mail, now).map(({ text }) => text)
}

const failover: GroupMove = { kind: 'failover', from: sysA, to: null, operation: null, cause: '1.1' }

describe('groupNotes', () => {
  it('says nothing of a group at rest', () => {
    expect(notes({})).toEqual([])
  })

  it('says where a move goes, and what keeps it from going on', () => {
    expect(notes({ move: failover })).toEqual(['Fails over from sysA'])
    expect(notes({ move: { ...failover, to: sysA } })).toEqual([
      'Is started again on sysA when it is offline there',
    ])
    expect(notes({ move: { ...failover, heldBy: [sysA] } })[0]).toContain(
      'nobody knows whether it runs on sysA',
    )
    expect(notes({ move: { ...failover, refusedBy: [sysB] } })).toContain(
      'Passes by sysB: a script there did not agree',
    )
  })

  it('names the script it waits for only while that has not answered', () => {
    expect(notes({}, { preOnline: { run: 4, cause: '1.1' } })).toEqual([
      'Waits for its preonline script on sysB, for 90 s at most',
    ])
    expect(notes({}, { preOnline: { run: 'passed', cause: '1.1' } })).toEqual([])
  })

  it('counts starts on the same system while they count', () => {
    const tried = (at: number) => notes({ onlineRetry: { system: sysA, count: 1, at } })
    expect(tried(now - 12_000)).toEqual([
      'Started again on sysA after a fault, 12 s ago: 1 of 3 (OnlineRetryLimit)',
    ])
    expect(tried(now - 3_600_000)).toEqual([])
  })

  it('says when faults clear themselves', () => {
    expect(notes({ autoClear: { count: 0, dueAt: now + 40_000 } })).toEqual([
      'Its faults clear themselves in 40 s: 1 of 2 (AutoClearLimit)',
    ])
    expect(notes({ autoClear: { count: 2, dueAt: null } })).toEqual([])
  })
})
