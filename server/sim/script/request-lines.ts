import { groupName, resourceName, systemName, type SystemName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { firstFit, form, type Form } from './pattern.ts'

/** What a person asks for in a script. */
export type Request = { readonly intent: Intent; readonly user: string }

type Place = (name: string) => string

const group = (place: Place) => groupName(place('group'))
const resource = (place: Place) => resourceName(place('resource'))
const system = (place: Place) => systemName(place('system'))
const orAll = (place: Place): SystemName | 'all' => (place('system') === 'everywhere' ? 'all' : system(place))
const orAny = (place: Place): SystemName | 'any' => (place('system') === 'anywhere' ? 'any' : system(place))

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
  form('freeze group <group> [because <reason...>]', (p) => ({
    kind: 'group.freeze',
    group: group(p),
    reason: p('reason'),
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
  form('freeze system <system> [because <reason...>]', (p) => ({
    kind: 'system.freeze',
    system: system(p),
    reason: p('reason'),
  })),
  form('unfreeze system <system>', (p) => ({ kind: 'system.unfreeze', system: system(p) })),
  form('fence system <system>', (p) => ({ kind: 'system.fence', system: system(p) })),
  form('confirm <system> down', (p) => ({ kind: 'system.confirmDown', system: system(p) })),
]

/** The request a line makes, with ` by <user>` at its end; null when the line is none. */
export function requestOf(line: string): Request | null {
  const [, sentence = line, user = 'admin'] = /^(.*) by (\S+)$/.exec(line) ?? []
  const intent = firstFit(forms, sentence)
  return intent && { intent, user }
}
