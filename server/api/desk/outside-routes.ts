import { createRoute, z } from '@hono/zod-openapi'
import { adoptBody, openBody } from '#lib/wire/configuration-requests.ts'
import type { ClusterDriver, ConfigurationFile, OutsideFiles } from '#server/drivers/cluster-driver.ts'
import { answers, clusterParams, jsonBody, problemSchema } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { ApiFailure } from '../failure.ts'
import { applyChange } from './apply-change.ts'
import { deskAnswerShape, noted } from './desk-answer.ts'
import { maskedDesk } from './masked-desk.ts'

const path = '/api/clusters/{cluster}/configuration/outside'

const adopt = createRoute({
  method: 'post',
  path: `${path}/adopt`,
  summary: 'Load what was edited in the watched configuration directory',
  request: { params: clusterParams, ...jsonBody(adoptBody) },
  responses: answers(
    200,
    'It runs, with its warnings',
    z.object({ ...deskAnswerShape, problems: z.array(problemSchema) }),
  ),
})
const revert = createRoute({
  method: 'post',
  path: `${path}/revert`,
  summary: 'Write the running files over what was edited in the watched configuration directory',
  request: { params: clusterParams, ...jsonBody(openBody) },
  responses: answers(200, 'Written', z.object(deskAnswerShape)),
})

/** What to do about edits made outside of Hawser. */
export function addOutsideRoutes(api: Api, dependencies: ApiDependencies): void {
  api.openapi(adopt, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { reason, requestId } = c.req.valid('json')
    const { outside, files } = editedOf(driver)
    const answer = applyChange(c, dependencies, driver, {
      files,
      reason: reason === '' ? 'adopted from the watched directory' : reason,
      requestId,
      confirmWithinMs: null,
      verb: 'adopt',
    })
    outside.adopted()
    return c.json({ ...answer, desk: maskedDesk(driver) })
  })

  api.openapi(revert, async (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { outside } = editedOf(driver)
    const written = await outside.revert()
    if (written.kind === 'failed') throw new ApiFailure('system-not-reachable', written.failure.text)
    const { version } = driver.desk.state()
    return c.json(noted(c, dependencies, driver, { verb: 'revert', answer: { kind: 'done', version } }))
  })
}

function editedOf({ outside, name }: ClusterDriver): {
  readonly outside: OutsideFiles
  readonly files: readonly ConfigurationFile[]
} {
  const files = outside?.edited()
  if (outside && files) return { outside, files }
  throw new ApiFailure('not-found', `Nothing was edited outside of Hawser that ${name} would not know.`)
}
