import ssh2 from 'ssh2'
import { fingerprintOf } from '../ssh/fingerprint.ts'

export type TestKey = { readonly private: string; readonly public: string; readonly fingerprint: string }

/** A fresh ed25519 key pair in OpenSSH form. */
export const makeKey = (): TestKey => {
  // About one in 400 of the library's own keys is malformed.
  for (;;) {
    const pair = ssh2.utils.generateKeyPairSync('ed25519')
    const parsed = ssh2.utils.parseKey(pair.private)
    if (parsed instanceof Error) continue
    return { private: pair.private, public: pair.public, fingerprint: fingerprintOf(parsed.getPublicSSH()) }
  }
}
