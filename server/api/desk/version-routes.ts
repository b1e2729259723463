import { createRoute, z } from '@hono/zod-openapi'
import { maskFiles } from '#lib/maincf/secret/secret-text.ts'
import { maskedDifference } from '#server/drivers/outside/masked-difference.ts'
import type { ClusterDriver } from '#server/drivers/cluster-driver.ts'
import type { StoredVersion } from '#server/drivers/configuration-desk.ts'
import { answers, clusterParams, differenceSchema, filesSchema, versionSchema } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { ApiFailure } from '../failure.ts'
import { archiveOf } from './archive.ts'

const path = '/api/clusters/{cluster}'
const number = z.coerce.number().int().positive()

const list = createRoute({
  method: 'get',
  path: `${path}/versions`,
  summary: 'Every version of the configuration, newest first',
  request: { params: clusterParams },
  responses: answers(200, 'The versions', z.object({ versions: z.array(versionSchema) })),
})
const compare = createRoute({
  method: 'get',
  path: `${path}/versions/compare`,
  summary: 'What differs between two versions, secrets masked',
  request: { params: clusterParams, query: z.object({ from: number, to: number }) },
  responses: answers(200, 'The difference', z.object({ difference: differenceSchema })),
})
const read = createRoute({
  method: 'get',
  path: `${path}/versions/{version}`,
  summary: 'One version: its files, secrets masked, and what differs from the one before',
  request: { params: clusterParams.extend({ version: number }) },
  responses: answers(
    200,
    'The version',
    filesSchema.extend({ version: number, difference: differenceSchema }).loose(),
  ),
})
const download = createRoute({
  method: 'get',
  path: `${path}/configuration/download`,
  summary: 'main.cf and type files as a tar archive, secrets masked; the newest version unless one is named',
  request: { params: clusterParams, query: z.object({ version: number.optional() }) },
  responses: answers(200, 'The archive', z.string(), 'application/x-tar'),
})

/** Versions of the configuration, and what differs between them. */
export function addVersionRoutes(api: Api, dependencies: ApiDependencies): void {
  api.openapi(list, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    return c.json({ versions: driver.desk.versions() })
  })

  api.openapi(compare, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { from, to } = c.req.valid('query')
    const difference = maskedDifference(versionNamed(driver, from).files, versionNamed(driver, to).files)
    return c.json({ difference })
  })

  api.openapi(read, (c) => {
    const { cluster, version } = c.req.valid('param')
    const driver = clusterNamed(dependencies, cluster)
    const { files, ...head } = versionNamed(driver, version)
    const before = driver.desk.version(version - 1)?.files ?? []
    return c.json({ ...head, files: maskFiles(files), difference: maskedDifference(before, files) })
  })

  api.openapi(download, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { version = driver.desk.state().version } = c.req.valid('query')
    const { files, at } = versionNamed(driver, version)
    return c.body(archiveOf(maskFiles(files), at), 200, {
      'content-type': 'application/x-tar',
      'content-disposition': `attachment; filename="${driver.name}-${version}.tar"`,
    })
  })
}

function versionNamed(driver: ClusterDriver, version: number): StoredVersion {
  const stored = driver.desk.version(version)
  if (stored) return stored
  throw new ApiFailure('not-found', `${driver.name} has no version ${version} of its configuration.`)
}
