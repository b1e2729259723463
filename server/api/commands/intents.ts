import type { z } from 'zod'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import type { SystemName } from '#lib/model/names.ts'
import type { Intent, IntentKind } from '#lib/planner/intent.ts'
import type { commandBodies } from '#lib/wire/requests.ts'
import { ApiFailure } from '../failure.ts'

export type CommandBody<Kind extends IntentKind> = z.output<(typeof commandBodies)[Kind]>

type Readers = {
  readonly [Kind in IntentKind]: (
    object: string,
    body: CommandBody<Kind>,
    cluster: string,
  ) => Extract<Intent, { kind: Kind }>
}

/** What each command means: the object of its path and its checked body as an intent. Throw `bad-request`. */
export const readIntent: Readers = {
  'group.online': (group, { system }) => ({
    kind: 'group.online',
    group: groupName(group),
    system: systemOr('any', system),
  }),
  'group.offline': (group, { system }) => ({
    kind: 'group.offline',
    group: groupName(group),
    system: systemOr('all', system),
  }),
  'group.switch': (group, { to }) => ({
    kind: 'group.switch',
    group: groupName(group),
    to: systemOr('any', to, 'to'),
  }),
  'group.clear': (group, { system }) => ({
    kind: 'group.clear',
    group: groupName(group),
    system: systemOr('all', system),
  }),
  'group.probe': (group, { system }) => ({
    kind: 'group.probe',
    group: groupName(group),
    system: systemOr('all', system),
  }),
  'group.flush': (group, { system, force }) => ({
    kind: 'group.flush',
    group: groupName(group),
    system: oneSystem(system),
    force,
  }),
  'group.freeze': (group, { reason }) => ({ kind: 'group.freeze', group: groupName(group), reason }),
  'group.unfreeze': (group) => ({ kind: 'group.unfreeze', group: groupName(group) }),
  'group.enable': (group, { system }) => ({
    kind: 'group.enable',
    group: groupName(group),
    system: systemOr('all', system),
  }),
  'group.disable': (group, { system }) => ({
    kind: 'group.disable',
    group: groupName(group),
    system: systemOr('all', system),
  }),
  'group.autoenable': (group, { system }) => ({
    kind: 'group.autoenable',
    group: groupName(group),
    system: oneSystem(system),
  }),
  'resource.online': (resource, { system }) => ({
    kind: 'resource.online',
    resource: resourceName(resource),
    system: oneSystem(system),
  }),
  'resource.offline': (resource, { system }) => ({
    kind: 'resource.offline',
    resource: resourceName(resource),
    system: oneSystem(system),
  }),
  'resource.clear': (resource, { system }) => ({
    kind: 'resource.clear',
    resource: resourceName(resource),
    system: systemOr('all', system),
  }),
  'resource.probe': (resource, { system }) => ({
    kind: 'resource.probe',
    resource: resourceName(resource),
    system: systemOr('all', system),
  }),
  'system.freeze': (system, { reason }) => ({ kind: 'system.freeze', system: systemName(system), reason }),
  'system.unfreeze': (system) => ({ kind: 'system.unfreeze', system: systemName(system) }),
  'system.fence': (system) => ({ kind: 'system.fence', system: systemName(system) }),
  'system.confirmDown': (system, { phrase }, cluster) => {
    const expected = `${cluster}/${system}`
    if (phrase === expected) return { kind: 'system.confirmDown', system: systemName(system) }
    throw new ApiFailure('bad-request', `phrase: type ${expected} to confirm that ${system} is down.`)
  },
}

/** `any` and `all` are words of the command line, not systems; where they mean nothing they are refused. */
function oneSystem(text: string, field = 'system'): SystemName {
  if (text !== 'any' && text !== 'all') return systemName(text)
  throw new ApiFailure('bad-request', `${field}: "${text}" is not possible here, name one system.`)
}

const systemOr = <Word extends 'any' | 'all'>(
  word: Word,
  text: string,
  field = 'system',
): SystemName | Word => (text === word ? word : oneSystem(text, field))
