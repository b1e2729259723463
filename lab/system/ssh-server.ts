import { createServer, type Server as TcpServer } from 'node:net'
import ssh2, { type AuthContext, type Connection } from 'ssh2'
import { Cable } from './cable.ts'
import type { Key } from './keys.ts'
import { serveOnward } from './onward.ts'
import { serveSession, type SessionPlace } from './session.ts'

export type SshServer = {
  readonly port: number
  /** Freezes every connection without a word; new ones are accepted by the kernel and never greeted. */
  readonly cut: () => void
  readonly mend: () => void
  /** Resets every connection and gives up the port. */
  readonly close: () => Promise<void>
}

export type SshServerOptions = {
  readonly hostKey: Key
  readonly clientKey: Key
  readonly user: string
  /** Sessions at once on one connection, as OpenSSH's MaxSessions. */
  readonly maxSessions: number
  readonly place: SessionPlace
  /** The network that streams are forwarded into: the lab's hardware directory and the system's own name. */
  readonly network: { readonly hardware: string; readonly system: string }
  readonly isCut: boolean
}

/** Only the lab's own key opens the door, and only for the one user. */
const isAllowed = (context: AuthContext, { clientKey, user }: SshServerOptions): boolean => {
  if (context.method !== 'publickey' || context.username !== user) return false
  if (!context.key.data.equals(clientKey.public)) return false
  if (context.signature === undefined || context.blob === undefined) return true
  const key = ssh2.utils.parseKey(clientKey.private)
  if (key instanceof Error) throw key
  return key.verify(context.blob, context.signature, context.hashAlgo) === true
}

const serveConnection = (connection: Connection, options: SshServerOptions) => {
  let sessions = 0
  connection.on('error', () => connection.end())
  connection.on('authentication', (context) => {
    if (isAllowed(context, options)) context.accept()
    else context.reject(['publickey'])
  })
  serveOnward(connection, options.network.hardware, options.network.system)
  connection.on('session', (accept, reject) => {
    if (sessions >= options.maxSessions) return void reject()
    sessions += 1
    const session = accept()
    session.on('close', () => {
      sessions -= 1
    })
    serveSession(session, options.place)
  })
}

const listenFrom = (server: TcpServer, ports: Iterator<number>): Promise<number> =>
  new Promise((resolve, reject) => {
    const attempt = () => {
      const next = ports.next()
      if (next.done) reject(new Error('no free loopback port for a system of the lab'))
      else server.listen(next.value, '127.0.0.1', () => resolve(next.value))
    }
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') attempt()
      else reject(error)
    })
    attempt()
  })

/** Starts a system's SSH server on the first free one of `ports`, on the loopback interface. */
export const startSshServer = async (
  options: SshServerOptions,
  ports: Iterable<number>,
): Promise<SshServer> => {
  const ssh = new ssh2.Server({ hostKeys: [options.hostKey.private] }, (connection) =>
    serveConnection(connection, options),
  )
  const cables = new Set<Cable>()
  let isCut = options.isCut
  const tcp = createServer({ allowHalfOpen: true }, (socket) => {
    const cable = new Cable(socket, isCut)
    cables.add(cable)
    cable.on('close', () => cables.delete(cable))
    cable.on('error', () => cable.destroy())
    injectCable(ssh, cable)
  })
  const port = await listenFrom(tcp, ports[Symbol.iterator]())
  return {
    port,
    cut() {
      isCut = true
      for (const cable of cables) cable.cut()
    },
    mend() {
      isCut = false
      for (const cable of cables) cable.mend()
    },
    close: () =>
      new Promise((resolve) => {
        tcp.close(() => resolve())
        for (const cable of cables) cable.reset()
      }),
  }
}

/** The library's types ask for a socket where its documentation says: any duplex stream. */
const injectCable = (ssh: InstanceType<typeof ssh2.Server>, cable: Cable) =>
  ssh.injectSocket(cable as unknown as Parameters<typeof ssh.injectSocket>[0])
