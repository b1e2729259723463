import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import ssh2, { type Client } from 'ssh2'
import type { Lab } from '#lab/lab.ts'

export type Outcome = {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

type Connections = {
  readonly systems: Readonly<Record<string, { address: string; port: number; user: string; hostKey: string }>>
}

/** An SSH client of one of a lab's systems, as connections.json tells it to connect. */
export const connectTo = (lab: Lab, system: string, privateKey = lab.clientKey.private): Promise<Client> => {
  const { systems } = JSON.parse(readFileSync(lab.connectionsFile, 'utf8')) as Connections
  const target = systems[system]
  if (target === undefined) throw new Error(`connections.json has no ${system}`)
  const client = new ssh2.Client()
  return new Promise((resolve, reject) => {
    client.on('ready', () => resolve(client)).on('error', reject)
    client.connect({
      sock: connect(target.port, target.address).setNoDelay(true),
      username: target.user,
      privateKey,
      readyTimeout: 5000,
      hostHash: 'sha256',
      hostVerifier: (hash: string) =>
        `SHA256:${Buffer.from(hash, 'hex').toString('base64').replace(/=+$/, '')}` === target.hostKey,
    })
  })
}

/** Runs a command over an open connection and waits for its end. */
export const runOver = (client: Client, command: string, input = ''): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => {
      if (error) return reject(error)
      let [stdout, stderr] = ['', '']
      let end: Pick<Outcome, 'code' | 'signal'> = { code: null, signal: null }
      channel.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
      channel.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
      channel.on('exit', (code: number | null, signal?: string) => {
        end = { code, signal: signal ?? null }
      })
      channel.on('close', () => resolve({ ...end, stdout, stderr }))
      channel.end(input)
    })
  })

/** Runs one command on a system over a connection of its own. */
export const runOn = async (lab: Lab, system: string, command: string): Promise<Outcome> => {
  const client = await connectTo(lab, system)
  try {
    return await runOver(client, command)
  } finally {
    client.end()
  }
}

/** Says `words` to a loopback port and answers all that is said until the other side ends, or `quietMs` of silence. */
export const talk = (port: number, words: string | Buffer, quietMs = 2000): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(words))
    socket.setTimeout(quietMs, () => socket.destroy())
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(chunks)))
  })
