import { createRoute } from '@hono/zod-openapi'
import { systemName } from '#lib/model/names.ts'
import { trustHostKeyBody } from '#lib/wire/requests.ts'
import { answers, clusterParams, jsonBody, nameInPath } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { requireCaller } from '../caller.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { ApiFailure } from '../failure.ts'

const trustHostKey = createRoute({
  method: 'post',
  path: '/api/clusters/{cluster}/systems/{system}/trust-host-key',
  summary: 'Pin the host key a person has compared',
  request: { params: clusterParams.extend({ system: nameInPath }), ...jsonBody(trustHostKeyBody) },
  responses: answers(204, 'Pinned; the system is contacted again'),
})

/** Pinning of host keys. A key that is not the one the system shows just now is refused: it was read off a stale page. */
export function addHostKeyRoutes(api: Api, dependencies: ApiDependencies): void {
  api.openapi(trustHostKey, (c) => {
    const { cluster, system } = c.req.valid('param')
    const { fingerprint } = c.req.valid('json')
    const { user } = requireCaller(c).account
    const driver = clusterNamed(dependencies, cluster)
    const { state, contacts } = driver.snapshot()
    const name = systemName(system)
    if (!Object.hasOwn(state.configuration.systems, system)) {
      throw new ApiFailure('not-found', `${cluster} has no system named ${system}.`)
    }
    const shown = contacts[name]?.failure?.fingerprint
    const record = (outcome: string): void =>
      dependencies.audit.append({
        user,
        address: c.get('address'),
        action: 'host-key.trust',
        object: `${cluster} ${system} ${fingerprint}`,
        outcome,
      })
    if (shown !== fingerprint) {
      record('refused: truth-has-moved')
      const now =
        shown === undefined ? 'no key that waits to be trusted' : `the key ${shown} now, not ${fingerprint}`
      const text = `${system} shows ${now}.`
      throw new ApiFailure('refused', text, { reasons: [{ code: 'truth-has-moved', text }] })
    }
    driver.trustHostKey(name, fingerprint, user)
    record('pinned')
    return c.body(null, 204)
  })
}
