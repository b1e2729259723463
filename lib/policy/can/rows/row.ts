import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { can } from '../../can.ts'
import { cluster, type GroupSketch } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'

export const g = groupName('g')
export const web = resourceName('web')
export const a = systemName('a')
export const b = systemName('b')

export const plain: GroupSketch = {
  systems: ['a', 'b'],
  resources: { web: ['disk', 'nic'], disk: [], nic: [], kept: [] },
  resourceAttributes: { nic: { Operations: 'None' }, kept: { Operations: 'OnOnly' } },
}
export const started: GroupSketch = { ...plain, autoStartList: ['a', 'b'] }

export const ask = (intent: Intent) => (it: World) => void it.ask(intent)
export const freezeGroup = ask({ kind: 'group.freeze', group: g, reason: '' })
export const freezeSystem = (system = a) => ask({ kind: 'system.freeze', system, reason: '' })
export const disable = (system = b) => ask({ kind: 'group.disable', group: g, system })

/** One precondition of the table: what was done before, what is asked, and every reason against it. */
export type Row = {
  readonly when: string
  readonly of?: GroupSketch
  readonly others?: Readonly<Record<string, GroupSketch>>
  /** Systems that are connected; both if left out. */
  readonly connected?: readonly string[]
  readonly prepare?: (world: World) => void
  readonly intent: Intent
  /** Codes of all reasons, each once, in any order. */
  readonly against: readonly string[]
}

export const onlineA: Intent = { kind: 'group.online', group: g, system: a }

export const waiting = (it: World): void => {
  it.kill('web@a').pass(120)
}
export const faultedOnA = (it: World): void => {
  it.behave('online web@a', 'hangs')
  it.ask(onlineA)
  it.pass(60)
}

/** What came of a row: the codes of all reasons, each once, and whether asking opened an operation. */
export type Outcome = { readonly against: readonly string[]; readonly opened: boolean }

/** What should come of it: an operation is opened when there is no reason, and only then. */
export const expected = ({ against }: Row): Outcome => ({
  against: against.toSorted(),
  opened: against.length === 0,
})

/** What comes of it: `can`, and then the engine itself. */
export function outcomeOf(row: Row): Outcome {
  const made = new World(cluster({ g: row.of ?? plain, ...row.others }))
  made.connect(...(row.connected ?? Object.keys(made.state.systems))).pass(60)
  row.prepare?.(made)
  const against = [...new Set(can(made.state, row.intent).map(({ code }) => code))].toSorted()
  made.ask(row.intent, 'the-row')
  const opened = Object.values(made.state.operations).some(({ requestId }) => requestId === 'the-row')
  return { against, opened }
}
