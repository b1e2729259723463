import { createRoute, z } from '@hono/zod-openapi'
import { answers, clusterParams } from '../answer-schemas.ts'
import type { Api, ApiDependencies, StreamTiming } from '../api-env.ts'
import { requireCaller } from '../caller.ts'
import { clusterNamed } from './cluster-named.ts'
import { openEventStream } from './event-stream.ts'

const usualTiming: StreamTiming = { commentEveryMs: 15_000, sessionCheckEveryMs: 2_000 }
const revision = z.coerce.number().int().nonnegative().optional()

const readStream = createRoute({
  method: 'get',
  path: '/api/clusters/{cluster}/stream',
  summary: 'Event stream: hello, desk, change (id = revision), facts, resync',
  request: {
    params: clusterParams,
    query: z.object({ after: revision.openapi({ description: 'Last revision the reader has' }) }),
    headers: z.object({ 'last-event-id': revision }),
  },
  responses: answers(200, 'The stream', z.string(), 'text/event-stream'),
})

/** The one event stream per cluster. `closing` ends all streams. */
export function addStreamRoutes(api: Api, dependencies: ApiDependencies, closing: AbortSignal): void {
  const { clock, log } = dependencies

  api.openapi(readStream, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { lives } = requireCaller(c)
    const stream = openEventStream({
      driver,
      after: c.req.valid('header')['last-event-id'] ?? c.req.valid('query').after ?? null,
      maySee: lives,
      clock,
      log,
      timing: dependencies.streamTiming ?? usualTiming,
      drop: () => c.env.outgoing.destroy(),
      signal: AbortSignal.any([c.req.raw.signal, closing]),
    })
    return c.body(stream, 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
    })
  })
}
