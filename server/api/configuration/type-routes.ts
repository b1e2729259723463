import { createRoute, z } from '@hono/zod-openapi'
import { typeName } from '#lib/model/names.ts'
import { importTypesBody, removeTypeBody } from '#lib/wire/configuration-requests.ts'
import { typesBody } from '#lib/wire/requests.ts'
import type { ClusterDriver, ConfigurationFile } from '#server/drivers/cluster-driver.ts'
import { answers, clusterParams, jsonBody, problemSchema } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { applyChange } from '../desk/apply-change.ts'
import { deskAnswerShape } from '../desk/desk-answer.ts'
import { ApiFailure } from '../failure.ts'
import { agentsFor } from './agent-places.ts'
import { completeFiles, sealed } from './files.ts'
import { readFiles, soundOrThrow } from './load-files.ts'
import { filesWithTypes, previewTypes } from './type-preview.ts'

const path = '/api/clusters/{cluster}/types'
const names = z.array(z.string())
const previewShape = {
  added: names,
  changed: names,
  unchanged: names,
  conflicts: z.array(z.object({ type: z.string(), file: z.string() })),
  /** Whether the agents of the added and changed types are on each system; null where it is not known. */
  agents: z.array(
    z.object({
      type: z.string(),
      inSuite: z.boolean(),
      systems: z.record(z.string(), z.boolean().nullable()),
    }),
  ),
  problems: z.array(problemSchema),
}
const changedShape = { ...deskAnswerShape, revision: z.number().int() }

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
  request: { params: clusterParams, ...jsonBody(importTypesBody) },
  responses: answers(200, 'Loaded', z.object({ ...previewShape, ...changedShape })),
})
const removeType = createRoute({
  method: 'post',
  path: `${path}/remove`,
  summary:
    'Remove a type that no resource uses (hatype -delete); its file stays, the include goes with its last type',
  request: { params: clusterParams, ...jsonBody(removeTypeBody) },
  responses: answers(200, 'Removed', z.object({ ...changedShape, problems: z.array(problemSchema) })),
})

/** Importing resource types from a .cf file into the running configuration, and removing them. */
export function addTypeRoutes(api: Api, dependencies: ApiDependencies): void {
  const { bundledTypes, secrets } = dependencies
  const complete = (driver: ClusterDriver, file: ConfigurationFile): readonly ConfigurationFile[] => {
    const running = driver.files()
    const known = { running, bundled: bundledTypes }
    return sealed(completeFiles(filesWithTypes(running, file), known), running, secrets)
  }

  api.openapi(preview, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { fileName: name, text } = c.req.valid('json')
    const { configuration, problems } = readFiles(complete(driver, { name, text }), driver)
    const { state } = driver.snapshot()
    const difference = previewTypes({ name, text }, state.configuration, configuration)
    return c.json({ ...difference, agents: agentsFor(dependencies, state, difference), problems })
  })

  api.openapi(importTypes, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { fileName: name, text, requestId, reason } = c.req.valid('json')
    const files = complete(driver, { name, text })
    const { configuration, problems } = soundOrThrow(readFiles(files, driver))
    const { state } = driver.snapshot()
    const difference = previewTypes({ name, text }, state.configuration, configuration)
    const [conflict] = difference.conflicts
    if (conflict) {
      const message = `Type ${conflict.type} is defined in ${conflict.file} already; nothing was imported.`
      throw new ApiFailure('bad-configuration', message, { problems })
    }
    const answer = applyChange(c, dependencies, driver, {
      files,
      reason: reason === '' ? `types of ${name}` : reason,
      confirmWithinMs: null,
      requestId,
      verb: 'import-types',
      about: name,
    })
    const agents = agentsFor(dependencies, state, difference)
    return c.json({ ...difference, agents, ...answer, revision: driver.snapshot().state.revision })
  })

  api.openapi(removeType, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { type, requestId, reason } = c.req.valid('json')
    const answer = applyChange(c, dependencies, driver, {
      edits: [{ kind: 'type.delete', type: typeName(type) }],
      reason,
      confirmWithinMs: null,
      requestId,
      verb: 'remove-type',
      about: type,
    })
    return c.json({ ...answer, revision: driver.snapshot().state.revision })
  })
}
