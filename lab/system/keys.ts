import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import ssh2 from 'ssh2'

/** A key pair in OpenSSH's format. `fingerprint` is "SHA256:…" as ssh-keygen -l prints it. */
export type Key = {
  readonly file: string
  readonly private: string
  readonly public: Buffer
  readonly fingerprint: string
}

/** One pair in about 256 comes out malformed (mscdex/ssh2 issue 1390): those are thrown away. */
const newKey = (): string => {
  for (;;) {
    const made = ssh2.utils.generateKeyPairSync('ed25519', { comment: 'hawser lab' }).private
    if (!(ssh2.utils.parseKey(made) instanceof Error)) return made
  }
}

/** The key kept in a file, made when there is none. The file is readable for its owner only. */
export const keyIn = (file: string): Key => {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, newKey(), { mode: 0o600 })
  }
  const text = readFileSync(file, 'utf8')
  const parsed = ssh2.utils.parseKey(text)
  if (parsed instanceof Error) throw new Error(`${file} is not a private key: ${parsed.message}`)
  const key = Array.isArray(parsed) ? parsed[0] : parsed
  if (key === undefined) throw new Error(`${file} holds no key`)
  const blob = key.getPublicSSH()
  const digest = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')
  return { file, private: text, public: blob, fingerprint: `SHA256:${digest}` }
}
