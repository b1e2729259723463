import { createRoute, z } from '@hono/zod-openapi'
import { maskFiles } from '#lib/maincf/secret/secret-text.ts'
import { maskSecrets } from '#lib/model/secrets.ts'
import { configurationReasons } from '#lib/policy/can/configuration-reasons.ts'
import type { ChangePreview } from '#lib/wire/configuration.ts'
import { applyBody, previewBody, rollbackBody } from '#lib/wire/configuration-requests.ts'
import { maskedDifference } from '#server/drivers/outside/masked-difference.ts'
import { answers, clusterParams, jsonBody, previewSchema, problemSchema } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { requireCaller } from '../caller.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { applyChange } from './apply-change.ts'
import { deskAnswerShape, noted } from './desk-answer.ts'
import { readChange } from './read-change.ts'

const path = '/api/clusters/{cluster}/configuration'

const preview = createRoute({
  method: 'post',
  path: `${path}/preview`,
  summary: 'What edits or files would change, and why they would not be taken',
  request: { params: clusterParams, ...jsonBody(previewBody) },
  responses: answers(200, 'The difference', previewSchema),
})
const apply = createRoute({
  method: 'post',
  path: `${path}/apply`,
  summary: 'Apply edits or files, all or nothing; with confirmWithinMs rolled back unless confirmed in time',
  request: { params: clusterParams, ...jsonBody(applyBody) },
  responses: answers(
    200,
    'It runs, with its warnings',
    z.object({ ...deskAnswerShape, problems: z.array(problemSchema) }),
  ),
})
const rollback = createRoute({
  method: 'post',
  path: `${path}/rollback`,
  summary: 'Run the files of an older version again, as a new version',
  request: { params: clusterParams, ...jsonBody(rollbackBody) },
  responses: answers(200, 'It runs', z.object(deskAnswerShape)),
})

/** Looking at a change, applying it, and going back. */
export function addChangeRoutes(api: Api, dependencies: ApiDependencies): void {
  api.openapi(preview, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const read = readChange(dependencies, driver, c.req.valid('json'))
    const { configuration } = read
    return c.json({
      files: maskFiles(read.files),
      refusals: read.refusals,
      problems: read.problems,
      configuration: configuration && maskSecrets(configuration),
      difference: maskedDifference(driver.files(), read.files),
      commands: read.commands,
      reasons: configuration
        ? configurationReasons(driver.snapshot().state, configuration).map(({ text }) => text)
        : [],
    } satisfies ChangePreview)
  })

  api.openapi(apply, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const body = c.req.valid('json')
    const about = body.reason
    return c.json(applyChange(c, dependencies, driver, { ...body, verb: 'apply', about }))
  })

  api.openapi(rollback, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { user } = requireCaller(c).account
    const { version } = c.req.valid('json')
    const answer = driver.desk.rollback({ user, ...c.req.valid('json') })
    return c.json(
      noted(c, dependencies, driver, { verb: 'rollback', about: `to version ${version}`, answer }),
    )
  })
}
