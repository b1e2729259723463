import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { LocalTransport } from './local-transport.ts'
import { SshTransport } from './ssh/ssh-transport.ts'
import { realClock } from './testing/clock.ts'
import { opensshMissing, startOpenssh } from './testing/openssh.ts'
import { startTestServer } from './testing/ssh-server.ts'
import { makeKey } from './testing/keys.ts'
import { transportContract } from './transport.contract.ts'

const newRoom = (): string => mkdtempSync(join(tmpdir(), 'hawser-transport-'))

transportContract('local', () => {
  const room = newRoom()
  const transport = new LocalTransport({ home: () => room, environment: process.env })
  return Promise.resolve({
    transport,
    room,
    close: async () => {
      await transport.close()
      rmSync(room, { recursive: true })
    },
  })
})

const overSsh = (room: string, port: number, user: string, hostKey: string, key: string): SshTransport => {
  const file = join(room, 'id')
  writeFileSync(file, key, { mode: 0o600 })
  const target = { address: '127.0.0.1', port, user, authentication: { kind: 'key', file }, hostKey } as const
  return new SshTransport({ target: () => target, clock: realClock, agentSocket: null })
}

transportContract('ssh, in-process server', async () => {
  const room = newRoom()
  const [host, login] = [makeKey(), makeKey()]
  const server = await startTestServer({ home: room, hostKey: host.private, authorizedKey: login.public })
  const transport = overSsh(room, server.port, 'root', host.fingerprint, login.private)
  return {
    transport,
    room,
    close: async () => {
      await transport.close()
      await server.close()
      rmSync(room, { recursive: true })
    },
  }
})

const missing = opensshMissing()
if (missing === null) {
  transportContract('ssh, OpenSSH sshd', async () => {
    const room = newRoom()
    const [host, login] = [makeKey(), makeKey()]
    const server = await startOpenssh(room, { hostKey: host.private, authorizedKey: login.public })
    const transport = overSsh(room, server.port, server.user, host.fingerprint, login.private)
    return {
      transport,
      room,
      close: async () => {
        await transport.close()
        await server.close()
        rmSync(room, { recursive: true })
      },
    }
  })
} else {
  describe('transport: ssh, OpenSSH sshd', () => {
    it(`cannot be tried here: ${missing}`, () => console.warn(`OpenSSH contract not run: ${missing}`))
  })
}
