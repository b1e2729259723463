import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { userInfo } from 'node:os'

const program = '/usr/sbin/sshd'

/** Why no real sshd can be tried on this machine; null when one can. */
export const opensshMissing = (): string | null =>
  existsSync(program) ? null : `${program} is not installed`

export type OpensshServer = {
  readonly port: number
  readonly user: string
  readonly close: () => Promise<void>
}

export type OpensshKeys = { readonly hostKey: string; readonly authorizedKey: string }

/** A real sshd of this user on a loopback port, with keys and settings of its own under `directory`. */
export const startOpenssh = async (
  directory: string,
  keys: OpensshKeys,
  settings: readonly string[] = [],
): Promise<OpensshServer> => {
  // Started by root it wants its empty directory for the unprivileged half.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 })
  const hostKey = join(directory, 'host_key')
  const authorized = join(directory, 'authorized_keys')
  writeFileSync(hostKey, keys.hostKey, { mode: 0o600 })
  writeFileSync(authorized, `${keys.authorizedKey}\n`, { mode: 0o600 })
  const port = await freePort()
  const configuration = join(directory, 'sshd_config')
  writeFileSync(
    configuration,
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${hostKey}`,
      `AuthorizedKeysFile ${authorized}`,
      `PidFile ${join(directory, 'sshd.pid')}`,
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'PermitRootLogin prohibit-password',
      'Subsystem sftp internal-sftp',
      ...settings,
      '',
    ].join('\n'),
  )
  execFileSync(program, ['-t', '-f', configuration])
  const child = spawn(program, ['-D', '-e', '-f', configuration], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  await listening(port)
  return {
    port,
    user: userInfo().username,
    close: async () => {
      child.kill()
      await ended
    },
  }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

const listening = async (port: number): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const socket = connect(port, '127.0.0.1')
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    socket.destroy()
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`sshd does not listen on port ${port}`)
}
