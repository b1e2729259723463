import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import type { ContactFailure } from '#server/ports.ts'
import { runCommand } from '../run-command.ts'
import { realClock } from '../testing/clock.ts'
import { makeKey } from '../testing/keys.ts'
import { startTestServer, type TestServer } from '../testing/ssh-server.ts'
import type { Connection } from '../transport.ts'
import { SshTransport, type SshTransportOptions } from './ssh-transport.ts'
import type { SshTarget } from './target.ts'

const system = systemName('mail2')
const [host, login, other] = [makeKey(), makeKey(), makeKey()]

let room: string
let server: TestServer
let target: SshTarget
let transport: SshTransport

const using = (change: Partial<SshTarget>, options: Partial<SshTransportOptions> = {}): SshTransport => {
  target = { ...target, ...change }
  transport = new SshTransport({ target: () => target, clock: realClock, agentSocket: null, ...options })
  return transport
}

const failureOf = async (change: Partial<SshTarget>, options: Partial<SshTransportOptions> = {}) => {
  const attempt = await using(change, options).connect(system)
  if (attempt.ok) throw new Error('it connected')
  return attempt.failure
}

const connectionOf = async (options: Partial<SshTransportOptions> = {}): Promise<Connection> => {
  const attempt = await using({}, options).connect(system)
  if (!attempt.ok) throw new Error(attempt.failure.text)
  return attempt.value
}

const keyFile = (name: string, text: string): string => {
  const file = join(room, name)
  writeFileSync(file, text, { mode: 0o600 })
  return file
}

const expectNamed = (failure: ContactFailure, port = target.port): void => {
  expect(failure.text).toContain('mail2')
  expect(failure.text).toContain(`port ${port}`)
}

beforeEach(async () => {
  room = mkdtempSync(join(tmpdir(), 'hawser-ssh-'))
  server = await startTestServer({
    home: room,
    hostKey: host.private,
    authorizedKey: login.public,
    password: 'correct horse',
  })
  target = {
    address: '127.0.0.1',
    port: server.port,
    user: 'root',
    authentication: { kind: 'key', file: keyFile('id', login.private) },
    hostKey: host.fingerprint,
  }
})

afterEach(async () => {
  await transport.close()
  await server.close()
  rmSync(room, { recursive: true })
})

describe('host keys', () => {
  it('names an unknown one, sends nothing, and connects once it is trusted', async () => {
    const failure = await failureOf({ hostKey: null })
    expect(failure).toMatchObject({ code: 'host-key-unknown', fingerprint: host.fingerprint })
    expect(failure.text).toContain(host.fingerprint)
    expectNamed(failure)
    expect(server.seen).toEqual([])
    target = { ...target, hostKey: host.fingerprint }
    expect(await transport.connect(system)).toMatchObject({ ok: true })
  })

  it('blocks a changed one and shows both, before any password leaves', async () => {
    const authentication = { kind: 'password', file: keyFile('pw', 'correct horse\n') } as const
    const failure = await failureOf({ hostKey: other.fingerprint, authentication })
    expect(failure).toMatchObject({ code: 'host-key-changed', fingerprint: host.fingerprint })
    expect(failure.text).toContain(other.fingerprint)
    expect(failure.text).toContain(host.fingerprint)
    expect(server.seen).toEqual([])
  })
})

describe('logging in', () => {
  it('works with a password from a file', async () => {
    using({ authentication: { kind: 'password', file: keyFile('pw', 'correct horse\n') } })
    expect(await transport.connect(system)).toMatchObject({ ok: true })
  })

  it('tells a refused password and a refused key', async () => {
    const password = await failureOf({ authentication: { kind: 'password', file: keyFile('pw', 'guess') } })
    expect(password.code).toBe('authentication-failed')
    expect(password.text).not.toContain('guess')
    const key = await failureOf({ authentication: { kind: 'key', file: keyFile('id2', other.private) } })
    expect(key.code).toBe('authentication-failed')
    expect(key.text).toContain('root')
    expectNamed(key)
  })

  it('tells a key file that is missing or no key, and an agent that is not there', async () => {
    const missing = await failureOf({ authentication: { kind: 'key', file: join(room, 'none') } })
    expect(missing).toMatchObject({ code: 'authentication-failed' })
    expect(missing.text).toContain('ENOENT')
    const noKey = await failureOf({ authentication: { kind: 'key', file: keyFile('noise', 'noise') } })
    expect(noKey).toMatchObject({ code: 'authentication-failed' })
    const noAgent = await failureOf({ authentication: { kind: 'agent' } })
    expect(noAgent.text).toContain('SSH_AUTH_SOCK')
  })
})

describe('a system that cannot be reached', () => {
  it('is told by its cause: no address, refused, unknown name', async () => {
    transport = new SshTransport({ target: () => null, clock: realClock, agentSocket: null })
    expect(await transport.connect(system)).toMatchObject({ ok: false, failure: { code: 'not-configured' } })
    const closedPort = server.port
    await server.close()
    const refused = await failureOf({})
    expect(refused.code).toBe('connection-refused')
    expectNamed(refused, closedPort)
    expect((await failureOf({ address: 'no-such-system.invalid' })).code).toBe('name-not-found')
  })

  it('is told as hung when it accepts and says nothing, others unaffected', async () => {
    const mute = createServer().listen(0, '127.0.0.1')
    await once(mute, 'listening')
    const began = Date.now()
    const { port } = mute.address() as AddressInfo
    const failure = await failureOf({ port }, { connectTimeoutMs: 300 })
    expect(failure.code).toBe('timeout')
    expectNamed(failure, port)
    expect(Date.now() - began).toBeLessThan(2_000)
    mute.close()
    expect(await using({ port: server.port }).connect(system)).toMatchObject({ ok: true })
  })

  it('is told when it hangs up or talks something else', async () => {
    const rude = createServer((socket) => socket.end('220 mail ESMTP\r\n'.repeat(40))).listen(0, '127.0.0.1')
    await once(rude, 'listening')
    const failure = await failureOf({ port: (rude.address() as AddressInfo).port })
    expect(failure.code).toBe('connection-lost')
    rude.close()
  })

  it('does not keep a closing transport waiting', async () => {
    const mute = createServer().listen(0, '127.0.0.1')
    await once(mute, 'listening')
    const attempt = using({ port: (mute.address() as AddressInfo).port }).connect(system)
    await transport.close()
    expect(await attempt).toMatchObject({ ok: false })
    mute.close()
  })
})

describe('an open connection', () => {
  it('that is reset is lost, with what runs on it', async () => {
    const connection = await connectionOf()
    const running = await connection.exec(['sleep', '5'])
    server.reset()
    const failure = await connection.lost
    expect(failure.code).toBe('connection-lost')
    expectNamed(failure)
    expect(running.ok && (await running.value.ended)).toEqual({ kind: 'lost' })
  })

  it('that falls silent is lost after the keep-alives', async () => {
    const connection = await connectionOf({ keepAliveMs: 100, keepAliveCount: 3 })
    server.freeze()
    const began = Date.now()
    expect((await connection.lost).code).toBe('timeout')
    expect(Date.now() - began).toBeLessThan(1_500)
    expect(await connection.files.read('anything')).toMatchObject({ ok: false, failure: { code: 'timeout' } })
  })

  it('answers quickly: no waiting for a delayed acknowledgement', async () => {
    const connection = await connectionOf()
    const took: number[] = []
    for (let count = 0; count < 20; count += 1) {
      const began = performance.now()
      await runCommand(connection, ['true'], { clock: realClock, timeoutMs: 5_000 })
      took.push(performance.now() - began)
    }
    // Every one would wait 40 ms for the acknowledgement; on a busy machine only the quickest tells.
    expect(Math.min(...took)).toBeLessThan(38)
  })
})
