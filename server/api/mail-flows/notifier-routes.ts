import { createRoute, z } from '@hono/zod-openapi'
import { answers, clusterParams } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { ApiFailure } from '../failure.ts'

const read = createRoute({
  method: 'get',
  path: '/api/clusters/{cluster}/notifier',
  summary: 'Whom the cluster notifies of events, what waits, and what was sent or given up',
  request: { params: clusterParams },
  responses: answers(
    200,
    'The notifier',
    z
      .looseObject({})
      .openapi('NotifierOnWire', { description: '`NotifierOnWire` of `lib/wire/notify/notifier.ts`' }),
  ),
})

/** How the notifications of a cluster stand. They are set in its configuration, as attributes of a NotifierMngr. */
export function addNotifierRoutes(api: Api, dependencies: ApiDependencies): void {
  api.openapi(read, (c) => {
    const { notifier, name } = clusterNamed(dependencies, c.req.valid('param').cluster)
    if (notifier) return c.json(notifier.standing)
    throw new ApiFailure(
      'bad-configuration',
      `The notifications.json of ${name} cannot be used; the log of the engine says why.`,
    )
  })
}
