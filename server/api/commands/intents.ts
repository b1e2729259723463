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
  'group.freeze': (group, body) => ({ kind: 'group.freeze', group: groupName(group), ...freezeOf(body) }),
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
  'group.clearAdminWait': (group, { system, fault }) => ({
    kind: 'group.clearAdminWait',
    group: groupName(group),
    system: oneSystem(system),
    fault,
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
  'resource.action': (resource, { system, action, arguments: given }) => ({
    kind: 'resource.action',
    resource: resourceName(resource),
    system: oneSystem(system),
    action,
    arguments: given,
  }),
  'system.freeze': (system, body) => ({
    kind: 'system.freeze',
    system: systemName(system),
    ...freezeOf(body),
    ...(body.evacuate === undefined ? {} : { evacuate: body.evacuate }),
  }),
  'system.unfreeze': (system) => ({ kind: 'system.unfreeze', system: systemName(system) }),
  'system.fence': (system) => ({ kind: 'system.fence', system: systemName(system) }),
  'system.confirmDown': (system, { phrase }, cluster) => {
    const expected = `${cluster}/${system}`
    if (phrase === expected) return { kind: 'system.confirmDown', system: systemName(system) }
    throw new ApiFailure('bad-request', `phrase: type ${expected} to confirm that ${system} is down.`)
  },
  'system.evacuate': (system) => ({ kind: 'system.evacuate', system: systemName(system) }),
  'system.stop': (system, { mode }) => ({ kind: 'system.stop', system: systemName(system), mode }),
  'system.start': (system) => ({ kind: 'system.start', system: systemName(system) }),
  'system.load': (system, { load }) => ({ kind: 'system.load', system: systemName(system), load }),
  'operation.cancel': (operation) => ({ kind: 'operation.cancel', operation: numberOf(operation) }),
}

type FreezeBody = Pick<CommandBody<'group.freeze'>, 'reason' | 'persistent' | 'until'>

/** What was left out stays out: the intent says no more than the person did. */
const freezeOf = ({ reason, persistent, until }: FreezeBody): FreezeBody => ({
  reason,
  ...(persistent === undefined ? {} : { persistent }),
  ...(until === undefined ? {} : { until }),
})

function numberOf(operation: string): number {
  if (/^[1-9]\d{0,14}$/.test(operation)) return Number(operation)
  throw new ApiFailure('bad-request', `operation: "${operation}" is not the number of an operation.`)
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
