import { createRoute, z } from '@hono/zod-openapi'
import type { FailoversAnswer } from '#lib/wire/failovers.ts'
import { answers, clusterParams, failoverSchema } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { failoversOf } from './failovers.ts'

const mostFailovers = 100

const list = createRoute({
  method: 'get',
  path: '/api/clusters/{cluster}/failovers',
  summary: `The latest failovers in the engine log, newest first, at most ${mostFailovers}`,
  request: { params: clusterParams },
  responses: answers(200, 'The failovers', z.object({ failovers: z.array(failoverSchema) })),
})

/** Failovers that have been, with the time each took. */
export function addFailoverRoutes(api: Api, dependencies: ApiDependencies): void {
  api.openapi(list, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    return c.json({ failovers: failoversOf(driver, mostFailovers) } satisfies FailoversAnswer)
  })
}
