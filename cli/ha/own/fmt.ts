import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { decodeText, encodeText } from '#lib/maincf/encoding.ts'
import { formatText } from '#lib/maincf/format/format-text.ts'
import { CommandFailure, WrongWords } from '../messages/command-failure.ts'
import { failure, numbers } from '../messages/message.ts'
import { lines } from '../print/columns.ts'
import type { Form } from '../program.ts'

type Formatted = {
  readonly path: string
  readonly text: string
  readonly changed: boolean
  readonly bytes: Uint8Array
}

/** `hawser fmt`: files in the form VCS dumps, hand-written comments kept. */
export const fmt: Form = {
  option: 'fmt',
  syntax: 'FILE… [--write | --check]',
  purpose: 'prints .cf files in the form VCS dumps; --write: into the files; --check: which would change',
  flags: { '--write': 'none', '--check': 'none' },
  names: [1, Infinity],
  run(words) {
    if (words.has('--write') && words.has('--check')) {
      throw new WrongWords(
        'hawser fmt: --write and --check exclude each other.',
        'Usage: hawser fmt FILE… [--write | --check]\n',
      )
    }
    const formatted = words.names.map(format)
    const changed = formatted.filter((file) => file.changed)
    const data = { changed: changed.map(({ path }) => path) }
    if (words.has('--check')) {
      return Promise.resolve({ text: lines(data.changed), data, code: changed.length > 0 ? 1 : 0 })
    }
    if (!words.has('--write'))
      return Promise.resolve({ text: formatted.map(({ text }) => text).join(''), data })
    for (const { path, bytes } of changed) writeFileSync(path, bytes)
    return Promise.resolve({ text: lines(data.changed), data })
  },
}

function format(path: string): Formatted {
  const bytes = read(path)
  const decoded = decodeText(basename(path), bytes)
  const { text, problems } = formatText(decoded.text, basename(path))
  if (text === null) {
    const errors = problems.filter(({ severity }) => severity === 'error')
    throw new CommandFailure(
      errors.map(({ line, message }) =>
        failure(numbers.badConfiguration, `${path} line ${line}: ${message}`),
      ),
    )
  }
  const encoded = encodeText(text, decoded.encoding)
  if (encoded === null) throw new Error(`${path} cannot be written back as ${decoded.encoding}`)
  return { path, text, changed: text !== decoded.text, bytes: encoded }
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new CommandFailure([failure(numbers.badConfiguration, `${path} cannot be read (${why})`)])
  }
}
