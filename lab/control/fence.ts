import { text } from 'node:stream/consumers'
import { askLab, readLabFile, type LabFile } from './client.ts'

/**
 * The lab's power switch by the contract of the fence-agents project: options as lines "name=value"
 * on standard input, the result as exit code. Options: action, plug, and either lab_file (the lab's
 * lab.json) or url and token.
 */
const metadata = `<?xml version="1.0" ?>
<resource-agent name="fence_lab" shortdesc="Power switch of the embedded lab">
<longdesc>Switches the systems of Hawser's embedded lab off and on.</longdesc>
<parameters>
<parameter name="action" required="1"><content type="string" default="off"/></parameter>
<parameter name="plug" required="0"><content type="string"/></parameter>
<parameter name="lab_file" required="0"><content type="string"/></parameter>
<parameter name="url" required="0"><content type="string"/></parameter>
<parameter name="token" required="0"><content type="string"/></parameter>
</parameters>
<actions><action name="on"/><action name="off"/><action name="reboot"/><action name="status"/><action name="list"/><action name="monitor"/><action name="metadata"/></actions>
</resource-agent>
`

const readOptions = async (): Promise<Map<string, string>> => {
  const lines = (await text(process.stdin)).split('\n')
  return new Map(
    lines.flatMap((line) => {
      const at = line.indexOf('=')
      return at > 0 && !line.startsWith('#') ? [[line.slice(0, at).trim(), line.slice(at + 1).trim()]] : []
    }),
  )
}

class FenceError extends Error {}

const switchOf = (options: ReadonlyMap<string, string>): Pick<LabFile, 'controlUrl' | 'token'> => {
  const url = options.get('url')
  if (url !== undefined) return { controlUrl: url, token: options.get('token') ?? '' }
  const file = options.get('lab_file')
  const lab = file === undefined ? null : readLabFile(file)
  if (lab === null) throw new FenceError(`no lab runs: ${file ?? 'neither lab_file nor url is given'}`)
  return lab
}

const ask = async (options: ReadonlyMap<string, string>, method: 'GET' | 'POST', path: string) => {
  const answer = await askLab(switchOf(options), method, path)
  if (!answer.ok) throw new FenceError(answer.text)
  return answer.body
}

const power = async (options: ReadonlyMap<string, string>, method: 'GET' | 'POST', command: string) => {
  const plug = options.get('plug') ?? options.get('port') ?? options.get('nodename')
  if (plug === undefined) throw new FenceError('no plug is given')
  const body = await ask(options, method, `/fence/${encodeURIComponent(plug)}/${command}`)
  return typeof body === 'object' && body !== null && 'power' in body ? body.power : null
}

const act = async (options: ReadonlyMap<string, string>): Promise<number> => {
  const action = options.get('action') ?? options.get('option') ?? 'off'
  switch (action) {
    case 'metadata':
      process.stdout.write(metadata)
      return 0
    case 'status':
      return (await power(options, 'GET', 'status')) === 'on' ? 0 : 2
    case 'on':
    case 'off':
      return (await power(options, 'POST', action)) === action ? 0 : 1
    case 'reboot':
      if ((await power(options, 'POST', 'off')) !== 'off') return 1
      return (await power(options, 'POST', 'on')) === 'on' ? 0 : 1
    case 'list':
    case 'monitor': {
      const body = await ask(options, 'GET', '/fence')
      const systems = typeof body === 'object' && body !== null && 'systems' in body ? body.systems : []
      if (action === 'list' && Array.isArray(systems))
        for (const name of systems) process.stdout.write(`${String(name)},\n`)
      return 0
    }
    default:
      throw new FenceError(`${action} is not an action of this fence`)
  }
}

try {
  process.exitCode = await act(await readOptions())
} catch (error) {
  process.stderr.write(`fence_lab: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
