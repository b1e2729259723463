import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startOpenssh } from '#server/transport/testing/openssh.ts'
import { makeKey } from '#server/transport/testing/keys.ts'
import type { SshTarget } from '#server/transport/ssh/target.ts'

/** This machine as a system: an OpenSSH server of its own on a loopback port. */
export type BenchSystem = {
  /** A directory for everything of the bench. */
  readonly room: string
  readonly target: SshTarget & { readonly authentication: { readonly kind: 'key'; readonly file: string } }
  /** The OpenSSH server, root of all that the system does. */
  readonly pid: number
  readonly close: () => Promise<void>
}

/** Sessions and logins at once are bounded by nothing, so that no way is held up by a default of the server. */
const settings = ['MaxSessions 1000', 'MaxStartups 1000']

/** Starts it; `environment` is in every session of it, `NAME=value`. */
export const startSystem = async (environment: (room: string) => readonly string[]): Promise<BenchSystem> => {
  const room = mkdtempSync(join(tmpdir(), 'hawser-bench-'))
  const [host, login] = [makeKey(), makeKey()]
  const keyFile = join(room, 'login')
  writeFileSync(keyFile, login.private, { mode: 0o600 })
  const directory = join(room, 'sshd')
  mkdirSync(directory)
  const server = await startOpenssh(directory, { hostKey: host.private, authorizedKey: login.public }, [
    ...settings,
    // A shell that is not the first reads no start file of whoever runs the bench.
    `SetEnv SHLVL=1 ${environment(room).join(' ')}`,
  ])
  const close = async (): Promise<void> => {
    await server.close()
    rmSync(room, { recursive: true, force: true })
  }
  const target = {
    address: '127.0.0.1',
    port: server.port,
    user: server.user,
    authentication: { kind: 'key', file: keyFile },
    hostKey: host.fingerprint,
  } as const
  return { room, target, pid: Number(readFileSync(join(directory, 'sshd.pid'), 'utf8')), close }
}
