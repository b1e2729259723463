import { connect as connectSocket, type Socket } from 'node:net'
import ssh2 from 'ssh2'
import type { SystemName } from '#lib/model/names.ts'
import type { Clock, ContactFailure } from '#server/ports.ts'
import { failed, given, type Attempt } from '../transport.ts'
import { SshConnection } from './connection.ts'
import { readCredentials, type Credentials } from './credentials.ts'
import { tellerOf, type FailureTeller } from './failure.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { SshTarget } from './target.ts'

export type DialOptions = {
  readonly clock: Clock
  readonly connectTimeoutMs: number
  readonly keepAliveMs: number
  readonly keepAliveCount: number
  /** Path of the SSH agent's socket, null when there is none. */
  readonly agentSocket: string | null
}

/** An attempt that can be given up: its answer is then a failure, soon. */
export type Dialling = {
  readonly answer: Promise<Attempt<SshConnection>>
  readonly giveUp: () => void
}

/**
 * Opens one authenticated SSH connection. No credential is used before the host key has been found to be the pinned
 * one. Name look-up, connecting, greeting and login share `connectTimeoutMs`.
 */
export const dial = (system: SystemName, target: SshTarget, options: DialOptions): Dialling => {
  const teller = tellerOf(system, target)
  const end = Promise.withResolvers<Attempt<SshConnection>>()
  let abandon: (failure: ContactFailure) => void = (failure) => end.resolve(failed(failure))
  const cancelLimit = options.clock.after(options.connectTimeoutMs, () =>
    abandon(teller.connectTimedOut(options.connectTimeoutMs)),
  )
  const begin = async (): Promise<void> => {
    const read = await readCredentials(target.authentication, options.agentSocket)
    if ('unusable' in read) return end.resolve(failed(teller.credentialUnusable(read.unusable)))
    const greeting = greet(system, target, options, read.credentials, teller)
    abandon = greeting.abandon
    end.resolve(await greeting.answer)
  }
  void begin()
  return { answer: end.promise.finally(cancelLimit), giveUp: () => abandon(teller.closedByUs()) }
}

/** SSH over a socket of ours: ssh2's own leaves Nagle's algorithm on, which costs 40 ms per command. */
const greet = (
  system: SystemName,
  target: SshTarget,
  options: DialOptions,
  credentials: Credentials,
  teller: FailureTeller,
) => {
  const end = Promise.withResolvers<Attempt<SshConnection>>()
  const socket = connectSocket({ host: target.address, port: target.port, noDelay: true })
  const client = new ssh2.Client()
  const abandon = (failure: ContactFailure): void => {
    end.resolve(failed(failure))
    client.destroy()
    socket.destroy()
  }
  socket.on('error', (error) => abandon(teller.ofSocket(error, false)))
  socket.once('connect', () => {
    const broke = (error: Error): void => abandon(ofClient(error, teller))
    const closed = (): void => abandon(teller.closedByPeer(false))
    client.on('error', broke).on('close', closed)
    client.on('ready', () => {
      // From here on the connection listens for itself; nothing may be told in between.
      const connection = new SshConnection(system, client, teller)
      client.removeListener('error', broke).removeListener('close', closed)
      end.resolve(given(connection))
    })
    client.connect({
      ...configOf(target, options, credentials, socket),
      hostVerifier: (key: Buffer): boolean => {
        const refusal = keyRefusal(target, key, teller)
        if (refusal !== null) end.resolve(failed(refusal))
        return refusal === null
      },
    })
  })
  return { answer: end.promise, abandon }
}

const configOf = (target: SshTarget, options: DialOptions, credentials: Credentials, socket: Socket) => ({
  sock: socket,
  username: target.user,
  readyTimeout: 0,
  keepaliveInterval: options.keepAliveMs,
  keepaliveCountMax: options.keepAliveCount,
  ...credentials,
})

const keyRefusal = (target: SshTarget, key: Buffer, teller: FailureTeller): ContactFailure | null => {
  const fingerprint = fingerprintOf(key)
  if (target.hostKey === null) return teller.hostKeyUnknown(fingerprint)
  return target.hostKey === fingerprint ? null : teller.hostKeyChanged(target.hostKey, fingerprint)
}

const ofClient = (
  error: Error & { level?: string; code?: string },
  teller: FailureTeller,
): ContactFailure => {
  if (error.level === 'client-authentication') return teller.authenticationRefused()
  if (error.level === 'agent') return teller.credentialUnusable(`the SSH agent failed (${error.message})`)
  if (error.level === 'client-socket') return teller.ofSocket(error, false)
  return teller.protocolBroken(error.message)
}
