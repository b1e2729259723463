import { readFile } from 'node:fs/promises'
import ssh2, { type AuthenticationType, type ConnectConfig } from 'ssh2'
import type { SshAuthentication } from './target.ts'

export type Credentials = Pick<ConnectConfig, 'privateKey' | 'password' | 'agent' | 'authHandler'>

/** The wanted method's secret, read now and kept by nobody, or one sentence part saying why it cannot be used. */
export const readCredentials = async (
  authentication: SshAuthentication,
  agentSocket: string | null,
): Promise<{ readonly credentials: Credentials } | { readonly unusable: string }> => {
  if (authentication.kind === 'agent') {
    if (agentSocket === null) return { unusable: 'no SSH agent is known; set SSH_AUTH_SOCK for the engine' }
    return { credentials: { agent: agentSocket, authHandler: only('agent') } }
  }
  const secret = await readFile(authentication.file).catch((error: NodeJS.ErrnoException) => error)
  if (secret instanceof Error) {
    return { unusable: `the file ${authentication.file} cannot be read (${secret.code ?? secret.message})` }
  }
  if (authentication.kind === 'password') {
    const password = secret.toString('utf8').replace(/\r?\n$/, '')
    return { credentials: { password, authHandler: only('password') } }
  }
  if (ssh2.utils.parseKey(secret) instanceof Error) {
    return {
      unusable: `the file ${authentication.file} holds no private key that can be used without a passphrase`,
    }
  }
  return { credentials: { privateKey: secret, authHandler: only('publickey') } }
}

const only = (method: AuthenticationType): AuthenticationType[] => [method]
