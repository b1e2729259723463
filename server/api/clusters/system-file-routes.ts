import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { maskFiles } from '#lib/maincf/secret/secret-text.ts'
import { systemName } from '#lib/model/names.ts'
import type { ClusterDriver } from '#server/drivers/cluster-driver.ts'
import type { FileAnswer } from '#server/ports.ts'
import { answers, clusterParams, nameInPath } from '../answer-schemas.ts'
import type { Api, ApiDependencies, ApiEnv } from '../api-env.ts'
import { requireCaller } from '../caller.ts'
import { ApiFailure } from '../failure.ts'
import { clusterNamed } from './cluster-named.ts'

const path = '/api/clusters/{cluster}/systems/{system}'
const limitBytes = 1024 * 1024

const params = clusterParams.extend({ system: nameInPath })
const query = z.object({
  path: z
    .string()
    .max(4096)
    .regex(/^\/[^\0]*$/, 'an absolute path'),
})

const list = createRoute({
  method: 'get',
  path: `${path}/files`,
  summary: 'Directories and .cf files of a directory on a system, by SFTP',
  request: { params, query },
  responses: answers(
    200,
    'The entries',
    z.object({
      path: z.string(),
      entries: z.array(
        z.object({ name: z.string(), kind: z.enum(['directory', 'file']), bytes: z.number().int() }),
      ),
    }),
  ),
})
const read = createRoute({
  method: 'get',
  path: `${path}/file`,
  summary: 'A .cf file on a system, by SFTP, secrets masked; at most 1 MB',
  request: { params, query },
  responses: answers(200, 'The file', z.object({ name: z.string(), text: z.string() })),
})

/**
 * Looking for .cf files on a system. The login there is root, so that no path has to be kept from leaving anything:
 * directories are only listed, and nothing is read whose name does not end in .cf.
 */
export function addSystemFileRoutes(api: Api, dependencies: ApiDependencies): void {
  api.openapi(list, async (c) => {
    const { cluster, system } = c.req.valid('param')
    const driver = clusterNamed(dependencies, cluster)
    const { path: directory } = c.req.valid('query')
    const name = ofCluster(driver, system)
    const answer = await driver.systemFiles.list(name, directory)
    const found = noted(c, dependencies, { what: `${cluster} ${system}:${directory}`, verb: 'list', answer })
    const entries = found.flatMap(({ name: entry, kind, sizeBytes: bytes }) =>
      kind === 'directory' || (kind === 'file' && entry.endsWith('.cf'))
        ? [{ name: entry, kind, bytes }]
        : [],
    )
    return c.json({ path: directory, entries })
  })

  api.openapi(read, async (c) => {
    const { cluster, system } = c.req.valid('param')
    const driver = clusterNamed(dependencies, cluster)
    const { path: file } = c.req.valid('query')
    if (!file.endsWith('.cf')) throw new ApiFailure('bad-request', 'path: only .cf files are read.')
    const name = ofCluster(driver, system)
    const answer = await driver.systemFiles.read(name, file, limitBytes)
    const bytes = noted(c, dependencies, { what: `${cluster} ${system}:${file}`, verb: 'read', answer })
    const [masked] = maskFiles([{ name: file.split('/').at(-1) ?? '', text: textOf(bytes) }])
    return c.json(masked)
  })
}

function ofCluster(driver: ClusterDriver, system: string) {
  if (Object.hasOwn(driver.snapshot().state.configuration.systems, system)) return systemName(system)
  throw new ApiFailure('not-found', `${driver.name} has no system named ${system}.`)
}

function noted<Value>(
  c: Context<ApiEnv>,
  { audit }: ApiDependencies,
  {
    what,
    verb,
    answer,
  }: { readonly what: string; readonly verb: string; readonly answer: FileAnswer<Value> },
): Value {
  const { user } = requireCaller(c).account
  const outcome = answer.kind === 'failed' ? answer.failure.code : answer.kind
  const object = what.slice(0, 500)
  audit.append({ user, address: c.get('address'), action: `system-files.${verb}`, object, outcome })
  switch (answer.kind) {
    case 'done':
      return answer.value
    case 'missing':
      throw new ApiFailure('not-found', `There is no ${what.split(' ').at(-1)}.`)
    case 'too-large':
      throw new ApiFailure(
        'too-large',
        `The file has ${answer.sizeBytes} bytes; at most ${limitBytes} are read.`,
      )
    case 'failed':
      throw new ApiFailure('system-not-reachable', answer.failure.text)
  }
}

/** Shipped files are sometimes Latin-1: what is no UTF-8 is read as that. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // The decoder tells by throwing that it is no UTF-8.
    return new TextDecoder('latin1').decode(bytes)
  }
}
