import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Every form in which somebody might have kept a text. */
export const formsOf = (text: string): readonly Buffer[] =>
  [
    text,
    encodeURIComponent(text),
    Buffer.from(text).toString('base64').slice(0, -4),
    Buffer.from(text).toString('hex'),
  ].map((form) => Buffer.from(form))

/** Files below a directory that hold one of the forms: all bytes of all of them. */
export function filesWith(directory: string, forms: readonly Buffer[]): string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => holds(read(path), forms))
}

/** Command lines and environments of all processes that hold one of the forms now. */
export const processesWith = (forms: readonly Buffer[]): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`])
    .filter((path) => holds(read(path), forms))

export const holds = (bytes: Buffer, forms: readonly Buffer[]): boolean =>
  forms.some((form) => bytes.includes(form))

/** Nothing when it is gone by now. */
function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ESRCH' || code === 'EACCES') return Buffer.alloc(0)
    throw error
  }
}
