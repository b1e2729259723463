import type { ConfigurationProblem } from './problem.ts'

export type Encoding = 'utf-8' | 'latin-1'

export type Decoded = {
  readonly text: string
  readonly encoding: Encoding
  /** A warning at the first byte that is not UTF-8; null when all are. */
  readonly problem: ConfigurationProblem | null
}

/** Code units put together at a time: more would not fit into one call. */
const chunk = 8192

/**
 * The text of a file of bytes: UTF-8, or Latin-1 with a warning when it cannot be UTF-8. A byte order mark
 * stays in the text, so that `encodeText` gives the very bytes back. Time and memory are linear.
 */
export const decodeText = (fileName: string, bytes: Uint8Array): Decoded => {
  const broken = brokenAt(bytes)
  if (broken === null) return { text: utf8Text(bytes), encoding: 'utf-8', problem: null }
  return { text: latinText(bytes), encoding: 'latin-1', problem: notUtf8(fileName, bytes, broken) }
}

const notUtf8 = (file: string, bytes: Uint8Array, at: number): ConfigurationProblem => {
  let line = 1
  let lineStart = 0
  for (let index = 0; index < at; index += 1) {
    if (bytes[index] !== 10) continue
    line += 1
    lineStart = index + 1
  }
  return {
    id: 'not-utf8',
    severity: 'warning',
    file,
    line,
    column: at - lineStart + 1,
    message: `The byte 0x${(bytes[at] ?? 0).toString(16)} is not UTF-8; the file is read as Latin-1.`,
    expected: 'UTF-8',
    hint: 'Save the file as UTF-8 if its letters look wrong.',
  }
}

/** Bytes that follow a first byte, and the smallest code point they may make: shorter forms are not legal. */
const following = (first: number): readonly [count: number, least: number] | null => {
  if (first < 0x80) return [0, 0]
  if (first >= 0xc2 && first <= 0xdf) return [1, 0x80]
  if (first >= 0xe0 && first <= 0xef) return [2, 0x800]
  return first >= 0xf0 && first <= 0xf4 ? [3, 0x10000] : null
}

/** The code point at an offset and its length; null where the bytes are none. */
const pointAt = (bytes: Uint8Array, at: number): readonly [point: number, length: number] | null => {
  const first = bytes[at] ?? 0
  const form = following(first)
  if (!form) return null
  const [count, least] = form
  let point = count === 0 ? first : first & (0x3f >> count)
  for (let index = 1; index <= count; index += 1) {
    const byte = bytes[at + index]
    if (byte === undefined || (byte & 0xc0) !== 0x80) return null
    point = (point << 6) | (byte & 0x3f)
  }
  const isSurrogate = point >= 0xd800 && point <= 0xdfff
  return point < least || point > 0x10ffff || isSurrogate ? null : [point, count + 1]
}

const brokenAt = (bytes: Uint8Array): number | null => {
  for (let at = 0; at < bytes.length;) {
    if ((bytes[at] ?? 0) < 0x80) {
      at += 1
      continue
    }
    const found = pointAt(bytes, at)
    if (!found) return at
    at += found[1]
  }
  return null
}

const utf8Text = (bytes: Uint8Array): string => {
  const pieces: string[] = []
  let points: number[] = []
  for (let at = 0; at < bytes.length;) {
    const [point, length] = pointAt(bytes, at) ?? [0xfffd, 1]
    points.push(point)
    at += length
    if (points.length < chunk) continue
    pieces.push(String.fromCodePoint(...points))
    points = []
  }
  return [...pieces, String.fromCodePoint(...points)].join('')
}

const latinText = (bytes: Uint8Array): string => {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += chunk) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + chunk)))
  }
  return pieces.join('')
}

/** The bytes of a text in the encoding it came in; null when Latin-1 has no byte for one of its letters. */
export const encodeText = (text: string, encoding: Encoding): Uint8Array | null => {
  const bytes: number[] = []
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0
    if (encoding === 'utf-8') bytes.push(...utf8Bytes(point))
    else if (point <= 0xff) bytes.push(point)
    else return null
  }
  return Uint8Array.from(bytes)
}

const utf8Bytes = (point: number): number[] => {
  if (point < 0x80) return [point]
  if (point < 0x800) return [0xc0 | (point >> 6), 0x80 | (point & 0x3f)]
  const last = [0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f)]
  if (point < 0x10000) return [0xe0 | (point >> 12), ...last]
  return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), ...last]
}
