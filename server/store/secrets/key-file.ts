import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { keyBytes } from './secret-box.ts'

/** The key of secrets cannot be used. The message is the sentence a person reads. */
export class KeyFailure extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'KeyFailure'
  }
}

/**
 * Reads the key that seals secrets, and makes it (mode 0600) when there is none: 64 hexadecimal digits and a line
 * break. Throws `KeyFailure` for a file that is no key or cannot be read.
 */
export function readKeyFile(path: string): Uint8Array {
  const text = textOf(path) ?? made(path)
  if (!/^[0-9a-f]{64}\n?$/.test(text)) {
    throw new KeyFailure(`${path} is not a key of Hawser (64 hexadecimal digits). Restore it from a backup.`)
  }
  chmodSync(path, 0o600)
  return Buffer.from(text.trim(), 'hex')
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new KeyFailure(`${path} cannot be read: ${String(error)}`, error)
  }
}

/** On disk before any secret is sealed with it. */
function made(path: string): string {
  const text = `${randomBytes(keyBytes).toString('hex')}\n`
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, text)
    fsyncSync(file)
    closeSync(file)
  } catch (error) {
    throw new KeyFailure(`${path} cannot be made: ${String(error)}`, error)
  }
  return text
}
