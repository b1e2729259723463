import { createRoute } from '@hono/zod-openapi'
import type { Configuration } from '#lib/model/configuration.ts'
import { preflightBody } from '#lib/wire/preflight.ts'
import type { ClusterDriver } from '#server/drivers/cluster-driver.ts'
import { answers, clusterParams, jsonBody, preflightSchema, readinessSchema } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { requireCaller } from '../caller.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { soundChange } from '../desk/apply-change.ts'
import { readChange, type AskedChange } from '../desk/read-change.ts'

const path = '/api/clusters/{cluster}'

const check = createRoute({
  method: 'post',
  path: `${path}/preflight`,
  summary: 'Look at the systems for what the running configuration, or a changed one, needs there',
  request: { params: clusterParams, ...jsonBody(preflightBody) },
  responses: answers(200, 'What was found', preflightSchema),
})
const readiness = createRoute({
  method: 'get',
  path: `${path}/readiness`,
  summary: 'Whether each group could run on each of its systems now, as last seen in the background',
  request: { params: clusterParams },
  responses: answers(200, 'Place by place', readinessSchema),
})

/** Whether systems could carry groups. Looking changes nothing there. */
export function addPreflightRoutes(api: Api, dependencies: ApiDependencies): void {
  api.openapi(check, async (c) => {
    const { cluster } = c.req.valid('param')
    const driver = clusterNamed(dependencies, cluster)
    const configuration = configurationOf(dependencies, driver, c.req.valid('json'))
    const { user } = requireCaller(c).account
    const address = c.get('address')
    const object = configuration === null ? cluster : `${cluster}, changed`
    dependencies.audit.append({ user, address, action: 'preflight', object, outcome: 'asked' })
    return c.json(await driver.preflight.check(configuration))
  })
  api.openapi(readiness, (c) =>
    c.json(clusterNamed(dependencies, c.req.valid('param').cluster).preflight.readiness()),
  )
}

/** Null: the one that runs. Throws as applying the change would, where nothing could be made of it. */
const configurationOf = (
  dependencies: ApiDependencies,
  driver: ClusterDriver,
  change: AskedChange,
): Configuration | null =>
  change.edits || change.files ? soundChange(readChange(dependencies, driver, change)).configuration : null
