import type { SystemName } from '#lib/model/names.ts'
import type { ContactFailure } from '#server/ports.ts'
import type { SshTarget } from './target.ts'

/** Sentences for what can go wrong on the way to one system: each names system, address, cause and remedy. */
export type FailureTeller = {
  /** An error of the socket, by its errno code. `established`: the system had answered before. */
  readonly ofSocket: (error: NodeJS.ErrnoException, established: boolean) => ContactFailure
  readonly connectTimedOut: (limitMs: number) => ContactFailure
  readonly keepAliveTimedOut: () => ContactFailure
  readonly closedByPeer: (established: boolean) => ContactFailure
  readonly closedByUs: () => ContactFailure
  readonly channelRefused: (what: string, detail: string) => ContactFailure
  readonly authenticationRefused: () => ContactFailure
  readonly credentialUnusable: (detail: string) => ContactFailure
  readonly protocolBroken: (detail: string) => ContactFailure
  readonly hostKeyUnknown: (fingerprint: string) => ContactFailure
  readonly hostKeyChanged: (expected: string, fingerprint: string) => ContactFailure
}

const unreachableCodes: ReadonlySet<string> = new Set([
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
])
const nameCodes: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME'])

/** Failures of the way to `system` at `target`. */
export const tellerOf = (system: SystemName, target: SshTarget): FailureTeller => {
  const where = `${system} (${target.address} port ${target.port})`
  return { ...networkFailures(where, target), ...identityFailures(where, system, target) }
}

type NetworkFailures = Omit<FailureTeller, keyof IdentityFailures>
type IdentityFailures = Pick<
  FailureTeller,
  'authenticationRefused' | 'credentialUnusable' | 'hostKeyUnknown' | 'hostKeyChanged'
>

const networkFailures = (where: string, target: SshTarget): NetworkFailures => ({
  ofSocket: (error, established) => socketFailure(where, target, error, established),
  connectTimedOut: (limitMs) => ({
    code: 'timeout',
    text:
      `${where} did not finish the SSH greeting within ${limitMs / 1000} s. The system may hang or a firewall ` +
      `may swallow the packets: look at its console, then try ssh by hand.`,
  }),
  keepAliveTimedOut: () => ({
    code: 'timeout',
    text: `${where} has stopped answering on an open connection. Look at its console and at the network in between.`,
  }),
  closedByPeer: (established) => ({
    code: 'connection-lost',
    text: established
      ? `${where} has closed the connection. If it was not restarted, its sshd log says why.`
      : `${where} closed the connection before the SSH greeting was done. Its sshd log says why; MaxStartups is one cause.`,
  }),
  closedByUs: () => ({
    code: 'connection-lost',
    text: `The connection to ${where} was closed on this side.`,
  }),
  channelRefused: (what, detail) => ({
    code: 'connection-lost',
    text:
      `${where} refused ${what}: ${detail}. Allow it in its sshd_config (Subsystem sftp, MaxSessions) or for the ` +
      `login ${target.user}.`,
  }),
  protocolBroken: (detail) => ({
    code: 'connection-lost',
    text:
      `The SSH conversation with ${where} broke: ${detail}. Check that an SSH server listens on that port and that ` +
      `it offers current algorithms.`,
  }),
})

const identityFailures = (where: string, system: SystemName, target: SshTarget): IdentityFailures => ({
  authenticationRefused: () => ({
    code: 'authentication-failed',
    text: `${where} refused the login ${target.user} by ${methodOf(target)}. ${remedyOf(target)}`,
  }),
  credentialUnusable: (detail) => ({
    code: 'authentication-failed',
    text: `Cannot log in to ${where} as ${target.user} by ${methodOf(target)}: ${detail}.`,
  }),
  hostKeyUnknown: (fingerprint) => ({
    code: 'host-key-unknown',
    fingerprint,
    text:
      `${where} shows the host key ${fingerprint}, which nobody has confirmed yet. Nothing was sent. Compare it with ` +
      `"ssh-keygen -lf" of the key on ${system} itself, then trust it.`,
  }),
  hostKeyChanged: (expected, fingerprint) => ({
    code: 'host-key-changed',
    fingerprint,
    text:
      `${where} shows the host key ${fingerprint}, but ${expected} is pinned. Nothing was sent. Either the system was ` +
      `set up anew or something stands in between: find out which before trusting the new key.`,
  }),
})

const socketFailure = (
  where: string,
  target: SshTarget,
  error: NodeJS.ErrnoException,
  established: boolean,
): ContactFailure => {
  const code = error.code ?? 'unknown error'
  if (nameCodes.has(code)) {
    return {
      code: 'name-not-found',
      text: `The name ${target.address} of ${where} cannot be resolved (${code}). Correct the address in connections.json or the name service.`,
    }
  }
  if (code === 'ECONNREFUSED') {
    return {
      code: 'connection-refused',
      text: `${where} refuses the connection: nothing listens there. Start sshd on it, or correct the port.`,
    }
  }
  if (unreachableCodes.has(code)) {
    return {
      code: 'unreachable',
      text: `There is no way to ${where} (${code}). Check its power, its network and the routes to it.`,
    }
  }
  if (code === 'ETIMEDOUT') {
    return {
      code: 'timeout',
      text: `${where} does not answer (${code}). Check its power and the firewalls in between.`,
    }
  }
  const moment = established ? 'was lost' : 'broke before the SSH greeting was done'
  return {
    code: 'connection-lost',
    text: `The connection to ${where} ${moment} (${code}). Check the system and the network in between.`,
  }
}

const methodOf = (target: SshTarget): string => {
  const { authentication } = target
  if (authentication.kind === 'agent') return 'the SSH agent'
  return authentication.kind === 'key'
    ? `the key ${authentication.file}`
    : `the password in ${authentication.file}`
}

const remedyOf = (target: SshTarget): string => {
  const { authentication, user } = target
  if (authentication.kind === 'password')
    return 'Correct the password, or allow password logins on the system.'
  return `Add the public key to the authorized_keys of ${user} on the system.`
}
