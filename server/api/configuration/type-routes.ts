import { createRoute, z } from '@hono/zod-openapi'
import { typesBody } from '#lib/wire/requests.ts'
import type { ClusterDriver, ConfigurationFile } from '#server/drivers/cluster-driver.ts'
import { answers, clusterParams, jsonBody, problemSchema } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { requireCaller } from '../caller.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { ApiFailure } from '../failure.ts'
import { completeFiles } from './files.ts'
import { loadOrRefuse, readFiles, readSoundFiles } from './load-files.ts'
import { filesWithTypes, previewTypes } from './type-preview.ts'

const path = '/api/clusters/{cluster}/types'
const names = z.array(z.string())
const previewShape = {
  added: names,
  changed: names,
  unchanged: names,
  conflicts: z.array(z.object({ type: z.string(), file: z.string() })),
  problems: z.array(problemSchema),
}

const preview = createRoute({
  method: 'post',
  path: `${path}/preview`,
  summary: 'What a type file would add and change',
  request: { params: clusterParams, ...jsonBody(typesBody) },
  responses: answers(200, 'The difference', z.object(previewShape)),
})
const importTypes = createRoute({
  method: 'post',
  path: `${path}/import`,
  summary: 'Add a type file to the configuration',
  request: { params: clusterParams, ...jsonBody(typesBody) },
  responses: answers(200, 'Loaded', z.object({ ...previewShape, revision: z.number().int() })),
})

/** Importing resource types from a .cf file into the running configuration. */
export function addTypeRoutes(api: Api, dependencies: ApiDependencies): void {
  const { audit, bundledTypes } = dependencies
  const complete = (driver: ClusterDriver, file: ConfigurationFile): readonly ConfigurationFile[] => {
    const running = driver.files()
    return completeFiles(filesWithTypes(running, file), { running, bundled: bundledTypes })
  }

  api.openapi(preview, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { fileName: name, text } = c.req.valid('json')
    const { configuration, problems } = readFiles(complete(driver, { name, text }), driver.name)
    const present = driver.snapshot().state.configuration
    return c.json({ ...previewTypes({ name, text }, present, configuration), problems })
  })

  api.openapi(importTypes, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { user } = requireCaller(c).account
    const { fileName: name, text } = c.req.valid('json')
    const files = complete(driver, { name, text })
    const { configuration, problems } = readSoundFiles(files, driver.name)
    const difference = previewTypes({ name, text }, driver.snapshot().state.configuration, configuration)
    const [conflict] = difference.conflicts
    if (conflict) {
      const message = `Type ${conflict.type} is defined in ${conflict.file} already; nothing was imported.`
      throw new ApiFailure('bad-configuration', message, { problems })
    }
    loadOrRefuse(driver, configuration, files, user)
    const { revision } = driver.snapshot().state
    audit.append({
      user,
      address: c.get('address'),
      action: 'types.import',
      object: `${driver.name} ${name}`,
      outcome: `loaded as revision ${revision}`,
    })
    return c.json({ ...difference, problems, revision })
  })
}
