import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { answers } from './answer-schemas.ts'
import type { Api, ApiDependencies, ApiEnv } from './api-env.ts'
import { limitBodies, refuseForeignOrigins, securityHeaders } from './browser-walls.ts'
import { guard, recogniseCaller } from './caller.ts'
import { addClusterRoutes } from './clusters/cluster-routes.ts'
import { addFailoverRoutes } from './failovers/failover-routes.ts'
import { addLogRoutes } from './clusters/log-routes.ts'
import { addNoteRoutes } from './notes/note-routes.ts'
import { addStreamRoutes } from './clusters/stream-routes.ts'
import { addCommandRoutes } from './commands/command-routes.ts'
import { addHostKeyRoutes } from './commands/host-key-routes.ts'
import { addConfigurationRoutes } from './configuration/configuration-routes.ts'
import { addTypeRoutes } from './configuration/type-routes.ts'
import { addSealRoute } from './configuration/seal-route.ts'
import { addSystemFileRoutes } from './clusters/system-file-routes.ts'
import { addChangeRoutes } from './desk/change-routes.ts'
import { addDeskRoutes } from './desk/desk-routes.ts'
import { addOutsideRoutes } from './desk/outside-routes.ts'
import { addVersionRoutes } from './desk/version-routes.ts'
import { addPreflightRoutes } from './preflight/preflight-routes.ts'
import { ApiFailure, failureAnswer } from './failure.ts'
import { addMailFlowRoutes } from './mail-flows/mail-flow-routes.ts'
import { addNotifierRoutes } from './mail-flows/notifier-routes.ts'
import { addLabRoutes } from './embedded-lab/lab-routes.ts'
import { addAccountRoutes } from './session/account-routes.ts'
import { addSessionRoutes } from './session/session-routes.ts'

/**
 * The whole API. Every request passes the browser walls, then the guard of `permissions.ts`, then its route:
 * parse, authorise, do, answer. `closing` ends all event streams.
 */
export function createApi(dependencies: ApiDependencies, closing: AbortSignal): Api {
  const api: Api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalid(result.error)
    },
  })
  api.use(securityHeaders, refuseForeignOrigins(dependencies.origins), limitBodies)
  api.use(recogniseCaller(dependencies), guard(dependencies))
  addHealthRoute(api, dependencies)
  addSessionRoutes(api, dependencies)
  addAccountRoutes(api, dependencies)
  addClusterRoutes(api, dependencies)
  addLogRoutes(api, dependencies)
  addFailoverRoutes(api, dependencies)
  addNoteRoutes(api, dependencies)
  addStreamRoutes(api, dependencies, closing)
  addCommandRoutes(api, dependencies)
  addHostKeyRoutes(api, dependencies)
  addConfigurationRoutes(api, dependencies)
  addTypeRoutes(api, dependencies)
  addDeskRoutes(api, dependencies)
  addChangeRoutes(api, dependencies)
  addVersionRoutes(api, dependencies)
  addOutsideRoutes(api, dependencies)
  addSealRoute(api, dependencies)
  addSystemFileRoutes(api, dependencies)
  addPreflightRoutes(api, dependencies)
  addMailFlowRoutes(api, dependencies)
  addNotifierRoutes(api, dependencies)
  addLabRoutes(api, dependencies)
  addDescription(api)
  answerFailures(api, dependencies)
  return api
}

function addHealthRoute(api: Api, { clusters }: ApiDependencies): void {
  const route = createRoute({
    method: 'get',
    path: '/api/health',
    summary: 'Whether the engine answers, and how many clusters it runs',
    responses: answers(200, 'It does', z.object({ ok: z.boolean(), clusters: z.number().int() })),
  })
  api.openapi(route, (c) =>
    c.json({ ok: true, clusters: clusters.filter(({ kind }) => kind === 'running').length }),
  )
}

function addDescription(api: Api): void {
  const route = createRoute({
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This description (OpenAPI 3.1)',
    responses: answers(200, 'The description', z.looseObject({})),
  })
  api.openapi(route, (c) =>
    c.json(api.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Hawser', version: '1' } })),
  )
}

function answerFailures(api: Api, { log, random }: ApiDependencies): void {
  api.notFound((c) => failureAnswer(c, new ApiFailure('not-found', 'There is nothing at this address.')))
  api.onError((error, c) => {
    if (error instanceof ApiFailure) return failureAnswer(c, error)
    if (error instanceof HTTPException) return failureAnswer(c, unreadable(error))
    const id = random.token(6)
    log.write('error', 'a request failed', {
      id,
      method: c.req.method,
      path: c.req.path,
      error: error.stack ?? error.message,
    })
    return failureAnswer(
      c,
      new ApiFailure('internal', `Something went wrong in the engine. Its log has more: ${id}.`),
    )
  })
}

/** Names each field that does not fit: `system: Required`. */
function invalid({ issues }: z.ZodError): ApiFailure {
  const sentences = issues.map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`)
  return new ApiFailure('bad-request', sentences.join('; '))
}

/** What the framework refuses before a schema sees it: a body that is no JSON, or says it is something else. */
const unreadable = ({ status }: HTTPException): ApiFailure =>
  new ApiFailure(
    'bad-request',
    status === 415 ? 'content-type: must be application/json' : 'body: is not JSON',
  )
