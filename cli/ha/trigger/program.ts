import type { Configuration } from '#lib/model/configuration.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import type { GroupName } from '#lib/model/names.ts'
import { groupTriggers, triggerNames, type TriggerName } from '#lib/model/triggers.ts'
import { isAskedBefore, isEnabled } from '#lib/policy/trigger/enabled.ts'
import { columns } from '../print/columns.ts'
import { nameList } from '../print/attribute-table.ts'
import type { Form, Program } from '../program.ts'
import { knownGroup, knownSystem, namedOrAll } from '../view/known.ts'

const list: Form = {
  option: '-list',
  syntax: '',
  purpose: 'the triggers Hawser calls',
  names: [0, 0],
  run: () => Promise.resolve(nameList(triggerNames)),
}

const missing: Form = {
  option: '-missing',
  syntax: '[SYSTEM …]',
  purpose: 'triggers the configuration wants and a system has no script for',
  names: [0, Infinity],
  async run({ names }, session) {
    const { state } = await (await session.cluster()).snapshot()
    const systems = namedOrAll(names, (name) => knownSystem(state.configuration, name), state.systems)
    const rows = systems.flatMap((system) =>
      (state.systems[system]?.missingTriggers ?? []).map((trigger) => ({ system, trigger })),
    )
    const table = rows.map(({ system, trigger }) => [system, trigger])
    return { text: columns([20], [['#System', 'Trigger'], ...table]), data: rows }
  },
}

const enabled: Form = {
  option: '-display',
  syntax: '[GROUP …]',
  purpose: 'triggers called for each group, and where',
  names: [0, Infinity],
  async run({ names }, session) {
    const { configuration } = (await (await session.cluster()).snapshot()).state
    const groups = namedOrAll(names, (name) => knownGroup(configuration, name), configuration.groups)
    const rows = groups.flatMap((group) =>
      groupTriggers.flatMap((trigger) => whereEnabled(configuration, group, trigger)),
    )
    const table = rows.map(({ group, trigger, system }) => [group, trigger, system])
    return { text: columns([12, 21], [['#Group', 'Trigger', 'System'], ...table]), data: rows }
  },
}

/** One row per system, or one for `global` where it is called on all of them. vcs-semantics §9. */
function whereEnabled(configuration: Configuration, group: GroupName, trigger: TriggerName) {
  const all = systemsOf(configuration, group)
  const systems = all.filter((system) =>
    trigger === 'preonline' || trigger === 'preswitch'
      ? isAskedBefore(configuration, trigger, group, system)
      : isEnabled(configuration, trigger, { group, system }),
  )
  const places = systems.length === all.length && all.length > 0 ? ['global'] : systems
  return places.map((system) => ({ group, trigger, system }))
}

export const hatrigger: Program = {
  name: 'hatrigger',
  purpose: 'event triggers; Hawser runs their scripts itself on the systems',
  forms: [list, enabled, missing],
}
