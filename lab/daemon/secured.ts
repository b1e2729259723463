import { TLSSocket, createSecureContext, type SecureContext } from 'node:tls'
import type { Socket } from 'node:net'
import { selfSigned } from './certificate.ts'

/** Protocols that are spoken inside TLS, and what is spoken there. */
const inside: Readonly<Record<string, string>> = {
  imaps: 'imap',
  pops: 'pop',
  https: 'http',
  ldaps: 'ldap',
  admins: 'admin',
}

/** How connections to a port of a protocol are taken: the words that are spoken, and on which socket. */
export type Reception = { readonly protocol: string; readonly receive: (socket: Socket) => Socket }

/** Secured protocols are spoken inside TLS, with a certificate for the host; others on the socket itself. */
export const receptionOf = (protocol: string, host: string): Reception => {
  const clear = inside[protocol]
  if (clear === undefined) return { protocol, receive: (socket) => socket }
  const context = createSecureContext(selfSigned(host))
  return { protocol: clear, receive: (socket) => secured(socket, context) }
}

const secured = (socket: Socket, secureContext: SecureContext): Socket => {
  socket.on('error', () => socket.destroy())
  return new TLSSocket(socket, { isServer: true, secureContext })
}
