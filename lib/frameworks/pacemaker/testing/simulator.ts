import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const places = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin']

/** Why the real tools cannot be asked, null when they can. */
export const missingTools = ['crm_verify', 'crm_simulate', 'crm_mon'].some(
  (name) => !places.some((folder) => existsSync(join(folder, name))),
)
  ? 'crm_verify, crm_simulate or crm_mon is not here; the Debian package is pacemaker-cli-utils'
  : null

export const run = (program: string, argv: readonly string[]) =>
  spawnSync(program, argv, { encoding: 'utf8', env: { ...process.env, PATH: places.join(':') } })

/** Runs one of them on a file that holds the CIB; its name takes the place of the word `CIB`. */
export const runOn = (cib: string, program: string, argv: readonly string[]) => {
  const directory = mkdtempSync(join(tmpdir(), 'hawser-pacemaker-'))
  const file = join(directory, 'cib.xml')
  try {
    writeFileSync(file, cib)
    return run(
      program,
      argv.map((word) => (word === 'CIB' ? file : word)),
    )
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** What crm_verify says of a CIB; empty and 0 when it is content. */
export const verify = (cib: string): { readonly status: number | null; readonly said: string } => {
  const { status, stdout, stderr } = runOn(cib, 'crm_verify', ['-V', '-x', 'CIB'])
  return { status, said: stdout + stderr }
}

export type Places = ReadonlyMap<string, string>

/** Where crm_simulate wants each primitive afterwards, from where it is before. */
export function simulate(cib: string, before: Places, lost: string | null): Places {
  const argv = ['-R', '--output-as=xml', '-x', 'CIB', ...(lost === null ? [] : ['--node-fail', lost])]
  const { stdout, stderr } = runOn(cib, 'crm_simulate', argv)
  if (!stdout.includes('<actions>') && !stdout.includes('<actions/>')) throw new Error(stdout + stderr)
  const after = new Map(before)
  for (const [, attributes = ''] of stdout.matchAll(/<rsc_action ([^>]*)\/>/g)) {
    const value = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
    const to = value('dest') ?? value('node')
    const resource = value('resource') ?? ''
    if (value('action') === 'stop' || to === undefined) after.delete(resource)
    else after.set(resource, to)
  }
  return after
}

/** The CIB with every primitive found running where it is said to be, and nowhere else. */
export function withStatus(cib: string, places: Places): string {
  return cib.replaceAll(
    /<node_state ([^>]*uname="([^"]*)"[^>]*)\/>/g,
    (_all, attributes: string, system: string) => {
      const id = /\bid="([^"]*)"/.exec(attributes)?.[1] ?? ''
      const resources = [...places].map(([name, place]) =>
        lrmResource(name, place === system, digestOf(cib, name)),
      )
      return `<node_state ${attributes}><lrm id="${id}"><lrm_resources>${resources.join('')}</lrm_resources></lrm></node_state>`
    },
  )
}

const transition = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa'

/** What the scheduler compares, to see whether the resource runs with other values than it should. */
function digestOf(cib: string, resource: string): string {
  const values = [...cib.matchAll(/<nvpair id="([^"]*)\.values\.(\w+)" name="\w+" value="([^"]*)"\/>/g)]
  const own = values.flatMap(([, id, name = '', value = '']) =>
    id === resource ? [` ${name}="${value}"`] : [],
  )
  return createHash('md5')
    .update(` <parameters${own.toSorted().join('')}/>\n`)
    .digest('hex')
}

function lrmResource(name: string, isHere: boolean, digest: string): string {
  const kind =
    name === 'fence.device'
      ? 'class="stonith" type="fence_unset"'
      : 'class="ocf" provider="hawser" type="agent"'
  const [operation, code] = isHere ? ['start', 0] : ['monitor', 7]
  return (
    `<lrm_resource id="${name}" ${kind}><lrm_rsc_op id="${name}_last_0" operation_key="${name}_${operation}_0" ` +
    `operation="${operation}" crm_feature_set="3.16.1" transition-key="1:1:${code}:${transition}" transition-magic="0:${code};1:1:${code}:${transition}" ` +
    `call-id="1" rc-code="${code}" op-status="0" interval="0" op-digest="${digest}"/></lrm_resource>`
  )
}
