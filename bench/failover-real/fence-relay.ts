import { createServer, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { deskAddress, systems } from '#lab/real/layout.ts'
import { tellLab } from '#lab/real/real-lab.ts'

/** The fence agent both clusters use: the same program, the same switch. */
export const fenceProgram = fileURLToPath(new URL('./fence_relay', import.meta.url))

export type FenceRelay = { readonly port: number; readonly close: () => Promise<void> }

const answerTo = async (line: string): Promise<string> => {
  const [command = '', system = ''] = line.split(' ')
  if (command === 'list') return systems.join(' ')
  const method = command === 'status' ? 'GET' : 'POST'
  const { power } = (await tellLab(method, `/fence/${system}/${command}`)) as { power: string }
  return power
}

const serve = (socket: Socket): void => {
  socket.on('error', () => socket.destroy())
  createInterface({ input: socket }).once('line', (line) => {
    answerTo(line)
      .catch(() => 'failed')
      .then((answer) => socket.end(`${answer}\n`))
      .catch(() => socket.destroy())
  })
}

/** Makes the power switch, which listens for this machine alone, reachable from the systems: one line asked, one answered. */
export const startFenceRelay = async (): Promise<FenceRelay> => {
  const server: Server = createServer(serve).listen(0, deskAddress)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the relay of the fence has no port')
  const close = async (): Promise<void> => {
    server.close()
    await once(server, 'close')
  }
  return { port: address.port, close }
}
