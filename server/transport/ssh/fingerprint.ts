import { createHash } from 'node:crypto'

/** `SHA256:…` of a public key in SSH wire form, as `ssh-keygen -l` prints it. */
export const fingerprintOf = (publicKey: Buffer): string =>
  `SHA256:${createHash('sha256').update(publicKey).digest('base64').replace(/=+$/, '')}`
