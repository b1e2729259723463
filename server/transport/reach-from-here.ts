import { connect } from 'node:net'
import type { Reached } from './transport.ts'

/** A stream to a TCP service from this very machine. Never rejects. */
export const reachFromHere = (address: string, port: number): Promise<Reached> =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port, noDelay: true })
    const refused = (error: NodeJS.ErrnoException): void =>
      resolve({ kind: 'refused', text: error.code ?? error.message })
    socket.once('error', refused)
    socket.once('connect', () => {
      socket.removeListener('error', refused)
      resolve({ kind: 'open', stream: socket })
    })
  })
