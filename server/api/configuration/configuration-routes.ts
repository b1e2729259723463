import { createRoute, z } from '@hono/zod-openapi'
import { loadBody } from '#lib/wire/configuration-requests.ts'
import { configurationBody } from '#lib/wire/requests.ts'
import {
  answers,
  clusterParams,
  filesSchema,
  jsonBody,
  problemSchema,
  problemsSchema,
} from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { applyChange } from '../desk/apply-change.ts'
import { deskAnswerShape } from '../desk/desk-answer.ts'
import { maskedDesk } from '../desk/masked-desk.ts'
import { completeFiles, sealed } from './files.ts'
import { readFiles } from './load-files.ts'
import { maskFiles } from '#lib/maincf/secret/secret-text.ts'

const path = '/api/clusters/{cluster}/configuration'

const readConfiguration = createRoute({
  method: 'get',
  path,
  summary: 'The files the cluster runs with, secrets masked, their version, and who may change them',
  request: { params: clusterParams },
  responses: answers(200, 'The files', filesSchema.extend(deskAnswerShape)),
})
const verify = createRoute({
  method: 'post',
  path: `${path}/verify`,
  summary: 'Check files without loading them',
  request: { params: clusterParams, ...jsonBody(configurationBody) },
  responses: answers(200, 'All problems; empty when there are none', problemsSchema),
})
const load = createRoute({
  method: 'post',
  path,
  summary: 'Load whole files; what stays keeps its runtime. Refused while another person has it open',
  request: { params: clusterParams, ...jsonBody(loadBody) },
  responses: answers(
    200,
    'Loaded, with its warnings',
    z.object({ ...deskAnswerShape, revision: z.number().int(), problems: z.array(problemSchema) }),
  ),
})

/** Reading, checking and loading a cluster's configuration. Masked secrets in files keep their values. */
export function addConfigurationRoutes(api: Api, dependencies: ApiDependencies): void {
  const { bundledTypes, secrets } = dependencies

  api.openapi(readConfiguration, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const desk = maskedDesk(driver)
    return c.json({ files: maskFiles(driver.files()), version: desk.version, desk })
  })

  api.openapi(verify, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const running = driver.files()
    const files = completeFiles(c.req.valid('json').files, { running, bundled: bundledTypes })
    return c.json({ problems: readFiles(sealed(files, running, secrets), driver).problems })
  })

  api.openapi(load, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const body = c.req.valid('json')
    const asked = { ...body, confirmWithinMs: null, verb: 'load', about: body.reason }
    const answer = applyChange(c, dependencies, driver, asked)
    return c.json({ ...answer, revision: driver.snapshot().state.revision })
  })
}
