import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import { LocalTransport } from '#server/transport/local-transport.ts'
import { SshTransport } from '#server/transport/ssh/ssh-transport.ts'
import { realClock } from '#server/transport/testing/clock.ts'
import { makeKey } from '#server/transport/testing/keys.ts'
import { startTestServer } from '#server/transport/testing/ssh-server.ts'
import type { Transport } from '#server/transport/transport.ts'
import { loadSuite, type AgentSuite } from './agent-suite.ts'
import { deploySuite, type DeployReport } from './deploy.ts'
import { posixChecksum } from './posix-checksum.ts'

const sysA = systemName('sysA')
let room: string
let transport: Transport
let closeServer: () => Promise<void>

beforeEach(async () => {
  room = mkdtempSync(join(tmpdir(), 'hawser-deploy-'))
  mkdirSync(join(room, 'home'))
  put('VERSION', '3.1\n')
  put('lib/runner.sh', '#!/bin/sh\necho runner\n')
  put('IP/online', '#!/bin/sh\necho online\n')
  put('IP/monitor', '#!/bin/sh\necho monitor\n')
  put('IP/ip.test.ts', 'a test')
  put('testing/harness.sh', 'a test')
  put('run/engine.1/runner', 'a record')
  const [host, login] = [makeKey(), makeKey()]
  const home = join(room, 'home')
  const server = await startTestServer({ home, hostKey: host.private, authorizedKey: login.public })
  writeFileSync(join(room, 'id'), login.private, { mode: 0o600 })
  const target = {
    address: '127.0.0.1',
    port: server.port,
    user: 'root',
    authentication: { kind: 'key', file: join(room, 'id') },
    hostKey: host.fingerprint,
  } as const
  transport = new SshTransport({ target: () => target, clock: realClock, agentSocket: null })
  closeServer = server.close
})
afterEach(async () => {
  await transport.close()
  await closeServer()
  rmSync(room, { recursive: true })
})

const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(room, 'source', path)), { recursive: true })
  writeFileSync(join(room, 'source', path), text)
}
const there = (path: string): string => join(room, 'home/.hawser/agents', path)
const suiteOf = (): Promise<AgentSuite> => loadSuite(join(room, 'source'))

const deploy = async (suite: AgentSuite): Promise<DeployReport> => {
  const connected = await transport.connect(sysA)
  if (!connected.ok) throw new Error(connected.failure.text)
  const report = await deploySuite(connected.value, suite, '.hawser/agents', realClock)
  if (!report.ok) throw new Error(report.failure.text)
  return report.value
}

describe('loadSuite', () => {
  it('takes what belongs on a system and names its version by content', async () => {
    const suite = await suiteOf()
    expect(suite.files.map(({ path }) => path)).toEqual([
      'IP/monitor',
      'IP/online',
      'VERSION',
      'lib/runner.sh',
    ])
    expect(suite.version).toMatch(/^3\.1\+[0-9a-f]{12}$/)
    expect(suite.manifest.split('\n')[0]).toBe(`hawser-suite ${suite.version}`)
    put('IP/online', '#!/bin/sh\necho changed\n')
    expect((await suiteOf()).version).not.toBe(suite.version)
  })

  it('takes the real suite', async () => {
    const suite = await loadSuite(join(import.meta.dirname, '../../../agents'))
    const paths = suite.files.map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['lib/runner.sh', 'SunJESMsg/online', 'IP/monitor']))
    expect(paths.filter((path) => path.endsWith('.ts'))).toEqual([])
  })
})

describe('deploySuite', () => {
  it('brings everything, executable, and does nothing the second time', async () => {
    const suite = await suiteOf()
    const first = await deploy(suite)
    expect(first.written).toEqual(suite.files.map(({ path }) => path))
    expect(readFileSync(there('IP/online'), 'utf8')).toBe('#!/bin/sh\necho online\n')
    for (const { path } of suite.files) expect(statSync(there(path)).mode & 0o777).toBe(0o755)
    expect(readFileSync(there('MANIFEST'), 'utf8')).toBe(suite.manifest)
    expect(readdirSync(there(''))).not.toContain('.incoming')
    const before = statSync(there('IP/online')).ino
    expect(await deploy(suite)).toEqual({ version: suite.version, written: [], removed: [] })
    expect(statSync(there('IP/online')).ino).toBe(before)
  })

  it('repairs what was changed, removed or made unusable there', async () => {
    const suite = await suiteOf()
    await deploy(suite)
    writeFileSync(there('IP/online'), '#!/bin/sh\necho 0nline\n')
    rmSync(there('IP/monitor'))
    chmodSync(there('lib/runner.sh'), 0o644)
    const report = await deploy(suite)
    expect(report.written.toSorted()).toEqual(['IP/monitor', 'IP/online', 'lib/runner.sh'])
    expect((await deploy(suite)).written).toEqual([])
  })

  it('replaces an earlier version: only what differs, and what is gone goes', async () => {
    await deploy(await suiteOf())
    put('IP/online', '#!/bin/sh\necho newer\n')
    put('NIC/monitor', '#!/bin/sh\n')
    rmSync(join(room, 'source/IP/monitor'))
    const report = await deploy(await suiteOf())
    expect(report).toMatchObject({ written: ['IP/online', 'NIC/monitor'], removed: ['IP/monitor'] })
    expect(existsSync(there('IP/monitor'))).toBe(false)
  })

  it('removes nothing outside the suite, whatever the manifest there says', async () => {
    const suite = await suiteOf()
    await deploy(suite)
    writeFileSync(join(room, 'home/precious'), 'x')
    writeFileSync(there('MANIFEST'), 'hawser-suite 0\na 1 1 ../../precious\na 1 1 /etc/passwd\na 1 1 --\n')
    expect((await deploy(suite)).removed).toEqual([])
    expect(existsSync(join(room, 'home/precious'))).toBe(true)
  })

  it('starts again after one that was broken off', async () => {
    const suite = await suiteOf()
    mkdirSync(there('.incoming'), { recursive: true })
    writeFileSync(there('.incoming/0'), 'half a fi')
    expect((await deploy(suite)).written).toHaveLength(suite.files.length)
    expect(existsSync(there('.incoming'))).toBe(false)
  })

  it('says why it cannot', async () => {
    writeFileSync(join(room, 'home/.hawser'), 'a file in the way')
    const connected = await transport.connect(sysA)
    if (!connected.ok) throw new Error(connected.failure.text)
    const report = await deploySuite(connected.value, await suiteOf(), '.hawser/agents', realClock)
    expect(report).toMatchObject({ ok: false, failure: { code: 'deploy-failed' } })
    expect(JSON.stringify(report)).toContain('sysA')
  })

  it('works on this machine alike', async () => {
    const local = new LocalTransport({ home: () => join(room, 'home'), environment: process.env })
    const connected = await local.connect(sysA)
    if (!connected.ok) throw new Error(connected.failure.text)
    expect(await deploySuite(connected.value, await suiteOf(), 'suite', realClock)).toMatchObject({
      ok: true,
    })
    expect(existsSync(join(room, 'home/suite/lib/runner.sh'))).toBe(true)
    await local.close()
  })
})

describe('posixChecksum', () => {
  it('is what cksum prints', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        const printed = execFileSync('cksum', { input: Buffer.from(bytes) }).toString()
        expect(printed).toBe(`${posixChecksum(bytes)} ${bytes.length}\n`)
      }),
      { numRuns: 20 },
    )
  })
})
