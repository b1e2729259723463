import { groupName, resourceName, systemName, type SystemName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { durationMsOf } from './duration.ts'
import { firstFit, form, type Form } from './pattern.ts'

/** The instant at which every script begins. */
export const scriptStart = Date.UTC(2026, 0, 1)

/** What a person asks for in a script. */
export type Request = { readonly intent: Intent; readonly user: string }

type Place = (name: string) => string

const group = (place: Place) => groupName(place('group'))
const resource = (place: Place) => resourceName(place('resource'))
const system = (place: Place) => systemName(place('system'))
const orAll = (place: Place): SystemName | 'all' => (place('system') === 'everywhere' ? 'all' : system(place))
const orAny = (place: Place): SystemName | 'any' => (place('system') === 'anywhere' ? 'any' : system(place))

/** `until 30m`: since the beginning of the script, as `at 30m` is. */
function freezeOf(place: Place) {
  const untilMs = durationMsOf(place('until'))
  return {
    reason: place('reason'),
    ...(place('persistently') === '' ? {} : { persistent: true }),
    ...(untilMs === null ? {} : { until: scriptStart + untilMs }),
  }
}

const stopModes = { '': 'offline', 'after evacuation': 'evacuate', 'leaving applications': 'leave' } as const

const stopMode = (place: Place) => stopModes[place('mode') as keyof typeof stopModes]

const forms: readonly Form<Intent>[] = [
  form('online group <group> on <system>', (p) => ({
    kind: 'group.online',
    group: group(p),
    system: orAny(p),
  })),
  form('offline group <group> on <system>', (p) => ({
    kind: 'group.offline',
    group: group(p),
    system: orAll(p),
  })),
  form('switch group <group> to <system>', (p) => ({ kind: 'group.switch', group: group(p), to: orAny(p) })),
  form('clear group <group> on <system>', (p) => ({
    kind: 'group.clear',
    group: group(p),
    system: orAll(p),
  })),
  form('probe group <group> on <system>', (p) => ({
    kind: 'group.probe',
    group: group(p),
    system: orAll(p),
  })),
  form('flush group <group> on <system> [with <force:force>]', (p) => ({
    kind: 'group.flush',
    group: group(p),
    system: system(p),
    force: p('force') !== '',
  })),
  form('freeze group <group> [<persistently:persistently>] [until <until>] [because <reason...>]', (p) => ({
    kind: 'group.freeze',
    group: group(p),
    ...freezeOf(p),
  })),
  form('unfreeze group <group>', (p) => ({ kind: 'group.unfreeze', group: group(p) })),
  form('enable group <group> on <system>', (p) => ({
    kind: 'group.enable',
    group: group(p),
    system: orAll(p),
  })),
  form('disable group <group> on <system>', (p) => ({
    kind: 'group.disable',
    group: group(p),
    system: orAll(p),
  })),
  form('autoenable group <group> on <system>', (p) => ({
    kind: 'group.autoenable',
    group: group(p),
    system: system(p),
  })),
  form('clear admin wait of group <group> on <system> [as <fault:fault>]', (p) => ({
    kind: 'group.clearAdminWait',
    group: group(p),
    system: system(p),
    fault: p('fault') !== '',
  })),
  form('run action <action> of <resource> on <system> [with <arguments...>]', (p) => ({
    kind: 'resource.action',
    resource: resource(p),
    system: system(p),
    action: p('action'),
    arguments: p('arguments') === '' ? [] : p('arguments').split(' '),
  })),
  form('online resource <resource> on <system>', (p) => ({
    kind: 'resource.online',
    resource: resource(p),
    system: system(p),
  })),
  form('offline resource <resource> on <system>', (p) => ({
    kind: 'resource.offline',
    resource: resource(p),
    system: system(p),
  })),
  form('clear resource <resource> on <system>', (p) => ({
    kind: 'resource.clear',
    resource: resource(p),
    system: orAll(p),
  })),
  form('probe resource <resource> on <system>', (p) => ({
    kind: 'resource.probe',
    resource: resource(p),
    system: orAll(p),
  })),
  form(
    'freeze system <system> [<persistently:persistently>] [<evacuate:after evacuation>] [until <until>] [because <reason...>]',
    (p) => ({
      kind: 'system.freeze',
      system: system(p),
      ...(p('evacuate') === '' ? {} : { evacuate: true }),
      ...freezeOf(p),
    }),
  ),
  form('unfreeze system <system>', (p) => ({ kind: 'system.unfreeze', system: system(p) })),
  form('fence system <system>', (p) => ({ kind: 'system.fence', system: system(p) })),
  form('confirm <system> down', (p) => ({ kind: 'system.confirmDown', system: system(p) })),
  form('evacuate system <system>', (p) => ({ kind: 'system.evacuate', system: system(p) })),
  form('stop system <system> [<mode:after evacuation|leaving applications>]', (p) => ({
    kind: 'system.stop',
    system: system(p),
    mode: stopMode(p),
  })),
  form('start system <system>', (p) => ({ kind: 'system.start', system: system(p) })),
  form('set load of system <system> to <load>', (p) => ({
    kind: 'system.load',
    system: system(p),
    load: Number(p('load')),
  })),
  form('cancel operation <operation>', (p) => ({
    kind: 'operation.cancel',
    operation: Number(p('operation')),
  })),
]

/** The request a line makes, with ` by <user>` at its end; null when the line is none. */
export function requestOf(line: string): Request | null {
  const [, sentence = line, user = 'admin'] = /^(.*) by (\S+)$/.exec(line) ?? []
  const intent = firstFit(forms, sentence)
  return intent && { intent, user }
}
