import type { Socket } from 'node:net'
import { answerLdap } from './ldap.ts'
import { lineProtocols, type Place as Surroundings } from './line-protocols.ts'

/** Hung daemons accept and never answer. */
export type Place = Surroundings & { readonly isHung: () => boolean }

const longestLine = 8192

const talkInLines = (socket: Socket, protocol: string, place: Place) => {
  const words = lineProtocols[protocol]
  if (words === undefined) return
  let pending = ''
  const answer = words.begin(place)
  const greeting = words.greeting(place.host)
  if (greeting !== '') socket.write(greeting)
  socket.setEncoding('utf8').on('data', (chunk) => {
    if (place.isHung()) return
    const lines = (pending + chunk).split('\n')
    pending = lines.pop() ?? ''
    if (pending.length > longestLine) socket.destroy()
    for (const line of lines) {
      const reply = answer(line.replace(/\r$/, ''))
      if (reply === null) continue
      if (reply.close) return void socket.end(reply.text)
      socket.write(reply.text)
    }
  })
}

const talkLdap = (socket: Socket, place: Place) => {
  let pending = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    if (place.isHung()) return
    try {
      const { reply, rest, close } = answerLdap(Buffer.concat([pending, chunk]))
      pending = Buffer.from(rest)
      if (reply.length > 0) socket.write(reply)
      if (close) socket.end()
    } catch {
      socket.destroy()
    }
  })
}

/** Speaks the first words of a protocol with one client; daemons without a protocol only hold the port. */
export const converse = (socket: Socket, protocol: string, place: Place) => {
  socket.on('error', () => socket.destroy())
  if (place.isHung()) return void socket.resume()
  if (protocol === 'ldap') return talkLdap(socket, place)
  if (protocol in lineProtocols) return talkInLines(socket, protocol, place)
  socket.resume()
}
