import { createRoute, z } from '@hono/zod-openapi'
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
import { requireCaller } from '../caller.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { completeFiles } from './files.ts'
import { loadOrRefuse, readFiles, readSoundFiles } from './load-files.ts'
import { maskFiles } from './secret-text.ts'

const path = '/api/clusters/{cluster}/configuration'

const readConfiguration = createRoute({
  method: 'get',
  path,
  summary: 'The files the cluster runs with, secrets masked',
  request: { params: clusterParams },
  responses: answers(200, 'The files', filesSchema),
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
  summary: 'Load files; what stays keeps its runtime',
  request: { params: clusterParams, ...jsonBody(configurationBody) },
  responses: answers(
    200,
    'Loaded, with its warnings',
    z.object({ revision: z.number().int(), problems: z.array(problemSchema) }),
  ),
})

/** Reading, checking and loading a cluster's configuration. Masked secrets in files keep their values. */
export function addConfigurationRoutes(api: Api, dependencies: ApiDependencies): void {
  const { audit, bundledTypes } = dependencies

  api.openapi(readConfiguration, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    return c.json({ files: maskFiles(driver.files()) })
  })

  api.openapi(verify, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const known = { running: driver.files(), bundled: bundledTypes }
    const files = completeFiles(c.req.valid('json').files, known)
    return c.json({ problems: readFiles(files, driver.name).problems })
  })

  api.openapi(load, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { user } = requireCaller(c).account
    const known = { running: driver.files(), bundled: bundledTypes }
    const files = completeFiles(c.req.valid('json').files, known)
    const { configuration, problems } = readSoundFiles(files, driver.name)
    loadOrRefuse(driver, configuration, files, user)
    const { revision } = driver.snapshot().state
    audit.append({
      user,
      address: c.get('address'),
      action: 'configuration.load',
      object: driver.name,
      outcome: `loaded as revision ${revision}`,
    })
    return c.json({ revision, problems })
  })
}
