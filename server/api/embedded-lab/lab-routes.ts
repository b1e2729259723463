import { createRoute, z } from '@hono/zod-openapi'
import { answers } from '../answer-schemas.ts'
import type { Api, ApiDependencies, LabDoor } from '../api-env.ts'
import { requireCaller } from '../caller.ts'
import { ApiFailure } from '../failure.ts'
import { askLab } from './lab-client.ts'
import { labPaths } from './lab-paths.ts'
import type { LabPath } from './lab-paths.ts'

const anything = z.unknown()
const name = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^.]|[^.]$/, 'a name')

const readLab = createRoute({
  method: 'get',
  path: '/api/lab',
  summary: "The lab's systems, services, disks and planted faults",
  responses: answers(200, 'Its state', anything),
})

/** The embedded lab: its state for everyone, its commands for Cluster Administrators. */
export function addLabRoutes(api: Api, dependencies: ApiDependencies): void {
  api.openapi(readLab, async (c) => c.json(await askLab(doorOf(dependencies), 'get', '/state', null)))
  for (const path of labPaths) addLabPath(api, dependencies, path)
}

function addLabPath(
  api: Api,
  dependencies: ApiDependencies,
  { method, path, summary, words }: LabPath,
): void {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter)
  const shape = parameters.map((parameter) => {
    const known = words[parameter]
    return [parameter, known ? z.enum(known) : name] as const
  })
  const route = createRoute({
    method,
    path: `/api/lab${path}`,
    summary: `Lab: ${summary}`,
    request: {
      params: z.object(Object.fromEntries(shape)),
      query: z.object({ device: name.optional() }),
    },
    responses: answers(200, 'What the lab says', anything),
  })
  api.openapi(route, async (c) => {
    const params = c.req.valid('param')
    const { device } = c.req.valid('query')
    const door = doorOf(dependencies)
    const target = path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) =>
      encodeURIComponent(params[parameter] ?? ''),
    )
    const query = device === undefined ? '' : `?device=${encodeURIComponent(device)}`
    if (method === 'get') return c.json(await askLab(door, method, target, null))
    const { user } = requireCaller(c).account
    const address = c.get('address')
    dependencies.audit.append({ user, address, action: 'lab', object: target, outcome: 'asked' })
    return c.json(await askLab(door, method, target + query, await c.req.text()))
  })
}

function doorOf({ lab }: ApiDependencies): LabDoor {
  const door = lab()
  if (door) return door
  throw new ApiFailure('not-a-lab', 'This Hawser runs without the embedded lab.')
}
