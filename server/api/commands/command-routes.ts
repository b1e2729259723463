import { createRoute } from '@hono/zod-openapi'
import { intentKinds } from '#lib/planner/intent.ts'
import type { Intent, IntentKind } from '#lib/planner/intent.ts'
import { commandBodies } from '#lib/wire/requests.ts'
import { acceptedSchema, answers, clusterParams, jsonBody, nameInPath } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { commandPath } from '../permissions.ts'
import { readIntent } from './intents.ts'
import type { CommandBody } from './intents.ts'
import { submit } from './submit.ts'

const summaries: Readonly<Record<IntentKind, string>> = {
  'group.online': 'Bring a service group online on a system, or on "any"',
  'group.offline': 'Take a service group offline on a system, or on "all"',
  'group.switch': 'Move a service group to another system, or to "any"',
  'group.clear': 'Clear the faults of a service group on a system, or on "all"',
  'group.probe': 'Monitor every resource of a service group now',
  'group.flush': 'Stop waiting for what is under way in a service group',
  'group.freeze': 'Freeze a service group: monitored, not acted on',
  'group.unfreeze': 'Unfreeze a service group',
  'group.enable': 'Let a service group be brought online on a system',
  'group.disable': 'Do not let a service group be brought online on a system',
  'group.autoenable': 'Say that an autodisabled service group is not running on a system',
  'group.clearAdminWait': 'Look again at what of a service group waits for an administrator on a system',
  'resource.online': 'Bring a resource online on a system',
  'resource.offline': 'Take a resource offline on a system',
  'resource.clear': 'Clear the fault of a resource',
  'resource.probe': 'Monitor a resource now',
  'resource.action': 'Run an action of a resource on a system',
  'system.freeze': 'Freeze a system: no group comes to it or leaves it',
  'system.unfreeze': 'Unfreeze a system',
  'system.fence': 'Power a silent system off by its fence device',
  'system.confirmDown': 'Confirm, as a named person, that a silent system is down',
  'system.evacuate': 'Move every service group away from a system',
  'system.stop':
    'Stop managing a system: its groups are taken offline, moved away first ("evacuate") or left running ("leave")',
  'system.start': 'Manage a stopped system again; everything on it is probed',
  'system.load': 'Set the measured load of a system',
  'operation.cancel': 'Cancel an operation at the next safe point',
}

/** One route per intent; every one is answered 202 with an operation, or refused with all reasons. */
export function addCommandRoutes(api: Api, dependencies: ApiDependencies): void {
  for (const kind of intentKinds) addCommand(api, dependencies, kind)
}

function addCommand<Kind extends IntentKind>(api: Api, dependencies: ApiDependencies, kind: Kind): void {
  const noun = kind.slice(0, kind.indexOf('.'))
  const route = createRoute({
    method: 'post',
    path: commandPath(kind),
    summary: summaries[kind],
    request: {
      params: clusterParams.extend({ [noun]: nameInPath }),
      ...jsonBody(commandBodies[kind]),
    },
    responses: answers(202, 'Accepted as an operation', acceptedSchema),
  })
  api.openapi(route, (c) => {
    const { cluster = '', [noun]: object = '' } = c.req.valid('param')
    const body = c.req.valid('json') as CommandBody<Kind>
    const intent: Intent = readIntent[kind](object, body, cluster)
    const { requestId, seenPlan } = body
    return submit(c, dependencies, { cluster, intent, requestId, ...(seenPlan && { seenPlan }) })
  })
}
