import { createRoute, z } from '@hono/zod-openapi'
import type { Severity } from '#lib/policy/decision.ts'
import { answers, clusterParams, decisionSchema } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { clusterNamed } from './cluster-named.ts'

const severities = ['INFO', 'NOTICE', 'WARNING', 'ERROR', 'CRITICAL'] as const satisfies readonly Severity[]
const name = z.string().min(1).max(255).optional()

const readLog = createRoute({
  method: 'get',
  path: '/api/clusters/{cluster}/log',
  summary: 'The engine log, newest first',
  request: {
    params: clusterParams,
    query: z.object({
      group: name,
      resource: name,
      system: name,
      severity: z
        .string()
        .transform((list) => list.split(','))
        .pipe(z.array(z.enum(severities)))
        .optional()
        .openapi({
          type: 'string',
          description: `Some of ${severities.join(', ')}, with commas between them`,
        }),
      text: z.string().max(200).optional(),
      before: z
        .string()
        .regex(/^(event:\d+|\d+\.\d+)$/, 'a decision id')
        .optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  responses: answers(200, 'The lines', z.array(decisionSchema)),
})

/** Reading the engine log. */
export function addLogRoutes(api: Api, dependencies: ApiDependencies): void {
  api.openapi(readLog, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { severity, ...query } = c.req.valid('query')
    return c.json(driver.decisions({ ...query, ...(severity && { severities: severity }) }))
  })
}
