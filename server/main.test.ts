import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ClusterSummary } from '#lib/wire/snapshot.ts'

const root = join(import.meta.dirname, '..')
const origin = 'http://127.0.0.1:3999'

type Engine = {
  readonly process: ChildProcess
  readonly url: string
  readonly link: string | null
  readonly exited: Promise<number | null>
}

// Each test starts real processes, up to three one after the other, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 })

let data: string
let engines: Engine[] = []

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'hawser-main-'))
})
afterEach(async () => {
  for (const engine of engines) engine.process.kill('SIGKILL')
  await Promise.all(engines.map(({ exited }) => exited))
  engines = []
  rmSync(data, { recursive: true, force: true })
})

function spawnEngine() {
  const argv = [
    join(root, 'server', 'main.ts'),
    '--data',
    data,
    '--origin',
    origin,
    '--listen',
    '127.0.0.1:0',
  ]
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  return { child, exited }
}

/** Starts an engine and waits until it says that it is ready. */
async function startEngine(): Promise<Engine> {
  const { child, exited } = spawnEngine()
  let said = ''
  let errors = ''
  child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()))
  for await (const piece of child.stdout) {
    said += String(piece)
    if (/^engine ready .*\n/m.test(said)) break
  }
  const url = /^engine ready (\S+)$/m.exec(said)?.[1]
  if (url === undefined) throw new Error(`the engine did not start: ${errors}`)
  const engine = { process: child, url, link: /^sign-in (\S+)$/m.exec(said)?.[1] ?? null, exited }
  engines.push(engine)
  return engine
}

async function signIn({ url, link }: Engine): Promise<string> {
  const token = new URL(link ?? 'nothing:').searchParams.get('link')
  const response = await fetch(`${url}/api/session/link`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  expect(response.status).toBe(200)
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

function addCluster(name: string, mainText: string): void {
  const config = join(data, 'clusters', name, 'config')
  mkdirSync(config, { recursive: true })
  writeFileSync(join(config, 'main.cf'), mainText)
  const connection = { address: '127.0.0.1', port: 9, user: 'root', authentication: { kind: 'agent' } }
  const systems = { sysA: connection, standby: connection }
  writeFileSync(join(data, 'clusters', name, 'connections.json'), JSON.stringify({ systems }))
}

const example = () => readFileSync(join(root, 'examples', 'simple', 'main.cf'), 'utf8')

test('a first start makes the administrator, prints a link that signs in, and ends cleanly with a reader on', async () => {
  addCluster('simple', example())
  const engine = await startEngine()
  expect(engine.link).toMatch(new RegExp(`^${origin}/login\\?link=[\\w-]{43}$`))
  expect(JSON.parse(readFileSync(join(data, 'engine.json'), 'utf8'))).toEqual({
    url: engine.url,
    pid: engine.process.pid,
  })
  const cookie = await signIn(engine)
  const account = await (await fetch(`${engine.url}/api/session`, { headers: { cookie } })).json()
  expect(account).toMatchObject({ user: 'admin', role: 'Cluster Administrator', passwordSet: false })
  const stream = await fetch(`${engine.url}/api/clusters/simple/stream`, { headers: { cookie } })
  const start = performance.now()
  engine.process.kill('SIGTERM')
  expect(await engine.exited).toBe(0)
  expect(performance.now() - start).toBeLessThan(5_000)
  expect(await stream.text()).toContain('event: hello')
  expect(existsSync(join(data, 'engine.json'))).toBe(false)
})

test('nothing in the data directory is readable by others', async () => {
  cpSync(join(root, 'examples', 'simple'), join(data, 'clusters', 'simple', 'config'), { recursive: true })
  addCluster('simple', example())
  await startEngine()
  expect(statSync(data).mode & 0o077).toBe(0)
  for (const name of readdirSync(data, { withFileTypes: true })) {
    if (name.isFile())
      expect([name.name, statSync(join(data, name.name)).mode & 0o077]).toEqual([name.name, 0])
  }
})

test('a bad configuration is said with its place and listed; the others run', async () => {
  addCluster('simple', example())
  const renamed = example().replace('cluster simple', 'cluster broken')
  addCluster('broken', `${renamed}\ngroup unfinished (\n`)
  const engine = await startEngine()
  const cookie = await signIn(engine)
  const list = (await (
    await fetch(`${engine.url}/api/clusters`, { headers: { cookie } })
  ).json()) as ClusterSummary[]
  expect(list.map(({ name, notLoaded }) => [name, notLoaded !== undefined])).toEqual([
    ['broken', true],
    ['simple', false],
  ])
  expect(list[0]?.notLoaded?.message).toMatch(/main\.cf:\d+:\d+: /)
  expect(list[1]?.groups.total).toBeGreaterThan(0)
})

test('a second engine is refused with the pid of the first; a killed one leaves no lock', async () => {
  const first = await startEngine()
  const second = spawnEngine()
  let said = ''
  second.child.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
  expect(await second.exited).toBe(69)
  expect(said).toContain(`pid ${first.process.pid}`)
  first.process.kill('SIGKILL')
  await first.exited
  const third = await startEngine()
  expect((await fetch(`${third.url}/api/health`)).status).toBe(200)
})

test('with a password set no link is printed any more, and sessions outlive a restart', async () => {
  const engine = await startEngine()
  const cookie = await signIn(engine)
  const changed = await fetch(`${engine.url}/api/account/password`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ password: 'five boats in a harbour' }),
  })
  const fresh = changed.headers.get('set-cookie')?.split(';')[0] ?? ''
  engine.process.kill('SIGINT')
  expect(await engine.exited).toBe(0)
  const again = await startEngine()
  expect(again.link).toBeNull()
  expect((await fetch(`${again.url}/api/session`, { headers: { cookie: fresh } })).status).toBe(200)
})

test('a password is found nowhere but sealed: not on disk, in a log, on the terminal or in an answer', async () => {
  const canary = 'canarySealedNowhere'
  const text = example().replace(/AdminPasswd = \w+/, `AdminPasswd = "${canary}1"`)
  expect(text).toContain(canary)
  addCluster('simple', text)
  const engine = await startEngine()
  const cookie = await signIn(engine)
  const ask = (path: string, body?: object): Promise<Response> =>
    fetch(`${engine.url}/api/clusters/simple${path}`, {
      headers: { cookie, origin, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
  const { files } = (await (await ask('/configuration')).json()) as {
    files: { name: string; text: string }[]
  }
  const resource = /SunJESMsg (\w+)/.exec(text)?.[1] ?? ''
  const edit = {
    kind: 'modify',
    object: { kind: 'resource', name: resource },
    attribute: 'LDAPTestPasswd',
    verb: 'set',
    words: [`${canary}2`],
    system: null,
  }
  const applied = await ask('/configuration/apply', {
    requestId: 'request-1',
    edits: [edit],
    reason: 'canary',
  })
  const shown = await Promise.all(
    [
      '',
      '/configuration',
      '/versions',
      '/versions/2',
      '/versions/compare?from=1&to=2',
      '/log',
      '/configuration/download',
    ].map(async (path) => (await ask(path)).text()),
  )
  const answered = [await applied.text(), ...shown, JSON.stringify(files)].join()
  expect(applied.status).toBe(200)
  expect(answered).toContain('LDAPTestPasswd')
  expect(answered).not.toContain(canary)
  engine.process.kill('SIGTERM')
  await engine.exited
  const kept = readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'))
    .join()
  expect(kept).toContain('{hawser}')
  expect(kept).not.toContain(canary)
})
