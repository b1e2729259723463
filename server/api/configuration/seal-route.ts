import { createRoute, z } from '@hono/zod-openapi'
import { sealBody } from '#lib/wire/configuration-requests.ts'
import { answers, clusterParams, jsonBody } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { requireCaller } from '../caller.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { ApiFailure } from '../failure.ts'

/** Sealed by one person in a minute: more than anybody types, too few to wear out the nonces of a key. */
const perMinute = 60
const minuteMs = 60_000

const seal = createRoute({
  method: 'post',
  path: '/api/clusters/{cluster}/secrets/seal',
  summary: 'Seal a password, to be put into a main.cf or a command (vcsencrypt -agent)',
  request: { params: clusterParams, ...jsonBody(sealBody) },
  responses: answers(200, 'The sealed text', z.object({ sealed: z.string() })),
})

/** Sealing of secrets. There is no way back through the API. */
export function addSealRoute(api: Api, dependencies: ApiDependencies): void {
  const { audit, clock, secrets } = dependencies
  const turns = new Map<string, readonly number[]>()

  const takeTurn = (user: string): void => {
    const now = clock.now()
    const recent = (turns.get(user) ?? []).filter((at) => now - at < minuteMs)
    const [oldest = now] = recent
    if (recent.length >= perMinute) {
      const waitS = Math.ceil((oldest + minuteMs - now) / 1000)
      throw new ApiFailure('too-many-attempts', `${perMinute} values a minute; wait ${waitS} s.`, {}, waitS)
    }
    turns.set(user, [...recent, now])
  }

  api.openapi(seal, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { user } = requireCaller(c).account
    takeTurn(user)
    const sealed = secrets.seal(c.req.valid('json').value)
    const [action, address] = ['secrets.seal', c.get('address')]
    audit.append({ user, address, action, object: driver.name, outcome: 'sealed' })
    return c.json({ sealed })
  })
}
