import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import ssh2, { type AuthContext, type ParsedKey, type ServerChannel } from 'ssh2'
import { serveFiles } from './sftp-server.ts'

const { Server, utils } = ssh2

export type TestServerOptions = {
  readonly home: string
  /** Private keys in OpenSSH form. */
  readonly hostKey: string
  readonly authorizedKey: string
  readonly password?: string
  readonly port?: number
}

export type TestServer = {
  readonly port: number
  /** Commands it was asked to run, and secrets it was shown, in order. */
  readonly seen: readonly string[]
  /** Stops reading and writing on every connection, without closing one. */
  readonly freeze: () => void
  readonly thaw: () => void
  /** Resets every connection. */
  readonly reset: () => void
  readonly close: () => Promise<void>
}

/** A small SSH server on 127.0.0.1: exec through /bin/sh in its own process group, and SFTP, in `home`. */
export const startTestServer = async (options: TestServerOptions): Promise<TestServer> => {
  const seen: string[] = []
  const sockets = new Set<Socket>()
  const server = new Server({ hostKeys: [options.hostKey] }, (client) => {
    client.on('error', () => undefined)
    client.on('authentication', (context) => authenticate(context, options, seen))
    client.on('tcpip', (accept, refuse, { destIP, destPort }) => {
      const service = connect(destPort, destIP, () => {
        const channel = accept()
        service.pipe(channel).pipe(service)
        channel.on('error', () => service.destroy())
      })
      service.on('error', () => refuse())
    })
    client.on('session', (accept) => {
      const session = accept()
      session.on('exec', (acceptExec, _refuse, { command }) => {
        seen.push(`exec ${command}`)
        runCommand(command, acceptExec(), options.home)
      })
      session.on('sftp', (acceptSftp) => serveFiles(acceptSftp(), options.home))
    })
  })
  const sockServer = (server as unknown as { _srv: NodeJS.EventEmitter })._srv
  sockServer.on('connection', (socket: Socket) => {
    socket.setNoDelay(true)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(sockServer, 'listening')
  const each = (act: (socket: Socket) => void) => (): void => [...sockets].forEach(act)
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    freeze: each((socket) => socket.pause()),
    thaw: each((socket) => socket.resume()),
    reset: each((socket) => socket.resetAndDestroy()),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => void server.close(() => resolve()))
    },
  }
}

const authenticate = (context: AuthContext, options: TestServerOptions, seen: string[]): void => {
  if (context.method === 'password') {
    seen.push(`password ${context.password}`)
    return context.password === options.password ? context.accept() : context.reject(['publickey'])
  }
  if (context.method !== 'publickey') return context.reject(['publickey', 'password'])
  seen.push(`publickey ${context.username}`)
  const key = utils.parseKey(options.authorizedKey) as ParsedKey
  const same = key.type === context.key.algo && key.getPublicSSH().equals(context.key.data)
  const signed =
    !context.signature || key.verify(context.blob as Buffer, context.signature, context.hashAlgo) === true
  return same && signed ? context.accept() : context.reject(['publickey'])
}

const runCommand = (command: string, channel: ServerChannel, home: string): void => {
  const child: ChildProcessWithoutNullStreams = spawn('/bin/sh', ['-c', command], {
    cwd: home,
    detached: true,
  })
  channel.on('error', () => undefined)
  child.stdin.on('error', () => undefined)
  channel.pipe(child.stdin)
  child.stdout.pipe(channel, { end: false })
  child.stderr.pipe(channel.stderr, { end: false })
  channel.on('close', () => child.stdin.destroy())
  child.on('close', (code, signal) => {
    if (signal === null) channel.exit(code ?? 255)
    else channel.exit(signal.replace(/^SIG/, ''), false)
    channel.end()
  })
}
