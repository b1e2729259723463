import { createRoute, z } from '@hono/zod-openapi'
import {
  answers,
  clusterParams,
  decisionSchema,
  operationSchema,
  snapshotSchema,
  summarySchema,
} from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { ApiFailure } from '../failure.ts'
import { clusterNamed } from './cluster-named.ts'
import { maskSnapshot } from './masking.ts'
import { summaryOf } from './summary.ts'

const path = '/api/clusters/{cluster}'

const listClusters = createRoute({
  method: 'get',
  path: '/api/clusters',
  summary: 'All clusters at a glance',
  responses: answers(200, 'One summary per cluster', z.array(summarySchema)),
})
const readCluster = createRoute({
  method: 'get',
  path,
  summary: 'All that is known of a cluster, secrets masked',
  request: { params: clusterParams },
  responses: answers(200, 'The snapshot', snapshotSchema),
})
const listOperations = createRoute({
  method: 'get',
  path: `${path}/operations`,
  summary: 'Running operations and the latest ended ones, newest first',
  request: { params: clusterParams },
  responses: answers(200, 'The operations', z.array(operationSchema)),
})
const readOperation = createRoute({
  method: 'get',
  path: `${path}/operations/{operation}`,
  summary: 'One operation, step by step',
  request: { params: clusterParams.extend({ operation: z.coerce.number().int().nonnegative() }) },
  responses: answers(200, 'The operation', operationSchema),
})
const readWhy = createRoute({
  method: 'get',
  path: `${path}/decisions/{decision}/why`,
  summary: 'The chain from a decision back to the first event, newest first',
  request: {
    params: clusterParams.extend({ decision: z.string().regex(/^(event:\d+|\d+\.\d+)$/, 'a decision id') }),
  },
  responses: answers(200, 'The chain', z.array(decisionSchema)),
})

/** Reading clusters, their operations and the reasons of their decisions. */
export function addClusterRoutes(api: Api, dependencies: ApiDependencies): void {
  api.openapi(listClusters, (c) => {
    const now = dependencies.clock.now()
    return c.json(dependencies.clusters.map((slot) => summaryOf(slot, now)))
  })

  api.openapi(readCluster, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    return c.json(maskSnapshot(driver.snapshot()))
  })

  api.openapi(listOperations, (c) => {
    const { state } = clusterNamed(dependencies, c.req.valid('param').cluster).snapshot()
    return c.json(Object.values(state.operations).toSorted((a, b) => b.id - a.id))
  })

  api.openapi(readOperation, (c) => {
    const { cluster, operation } = c.req.valid('param')
    const found = clusterNamed(dependencies, cluster).snapshot().state.operations[operation]
    if (found) return c.json(found)
    throw new ApiFailure('not-found', `Operation ${operation} of ${cluster} is not known (any more).`)
  })

  api.openapi(readWhy, (c) => {
    const { cluster, decision } = c.req.valid('param')
    const chain = clusterNamed(dependencies, cluster).why(decision)
    if (chain.length > 0) return c.json(chain)
    throw new ApiFailure('not-found', `Decision ${decision} of ${cluster} is not known (any more).`)
  })
}
