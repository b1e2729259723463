import { isSealed, isSecretAttribute, mask } from '#lib/model/secrets.ts'
import { typeName } from '#lib/model/names.ts'
import type { ConfigurationFile } from '../load/includes.ts'

/**
 * Secrets inside the text of main.cf. Read off the text itself, not off a parsed tree: a value must stay hidden
 * in a comment too, and in a text that does not parse.
 */
type Secret = {
  /** Object, attribute, system, place: the same in an edited text. */
  readonly key: string
  readonly start: number
  readonly end: number
}

/**
 * The files with every secret value replaced by the mask, and anything sealed wherever it stands. Quotes, keys and
 * everything else stay.
 */
export const maskFiles = (files: readonly ConfigurationFile[]): readonly ConfigurationFile[] =>
  files.map(({ name, text }) => ({
    name,
    text: maskSealed(replaceSecrets(text, (value) => (value === '' ? '' : mask))),
  }))

/** The text with everything sealed in it replaced by the mask. */
export const maskSealed = (text: string): string => text.replaceAll(/\{hawser\}[A-Za-z0-9_-]+/g, mask)

/**
 * The files with every secret value sealed, comments too: `seal` is given each that is not yet, with what stands
 * sealed at the same place in `known`, null for none. A bare word gets quotes.
 */
export function sealFiles(
  files: readonly ConfigurationFile[],
  known: readonly ConfigurationFile[],
  seal: (value: string, known: string | null) => string,
): readonly ConfigurationFile[] {
  const values = valuesByPlace(known)
  return files.map((file) => {
    const text = replaceSecrets(file.text, (value, key, isQuoted) => {
      if (value === '' || value === mask || isSealed(value)) return value
      const sealed = seal(isQuoted ? unescaped(value) : value, values.get(key) ?? null)
      return isQuoted ? sealed : `"${sealed}"`
    })
    return text === file.text ? file : { ...file, text }
  })
}

/** What a quoted text says (vcs-semantics §1.2): a backslash before a quote or another backslash. */
const unescaped = (value: string): string => value.replaceAll(/\\(["\\])/g, '$1')

/**
 * The files with every mask replaced by the secret that stands at the same place in `known`: a person who
 * edits a masked text keeps its passwords. A mask without such a secret stays.
 */
export function restoreFiles(
  files: readonly ConfigurationFile[],
  known: readonly ConfigurationFile[],
): readonly ConfigurationFile[] {
  const values = valuesByPlace(known)
  return files.map(({ name, text }) => ({
    name,
    text: replaceSecrets(text, (value, key, isQuoted) => {
      const secret = value === mask ? (values.get(key) ?? value) : value
      return isQuoted || !isSealed(secret) ? secret : `"${secret}"`
    }),
  }))
}

const valuesByPlace = (files: readonly ConfigurationFile[]): ReadonlyMap<string, string> =>
  new Map(
    files.flatMap(({ text }) =>
      secretsIn(text).map(({ key, start, end }) => [key, text.slice(start, end)] as const),
    ),
  )

/** Positions of masks that stand for no secret, at most 100: saving them would make the mask the password. */
export const masksLeft = (text: string): readonly number[] =>
  secretsIn(text)
    .filter(({ start, end }) => text.slice(start, end) === mask)
    .map(({ start }) => start)
    .slice(0, 100)

function replaceSecrets(
  text: string,
  replace: (value: string, key: string, isQuoted: boolean) => string,
): string {
  let result = ''
  let copied = 0
  for (const { key, start, end } of secretsIn(text)) {
    result += text.slice(copied, start) + replace(text.slice(start, end), key, text.charAt(start - 1) === '"')
    copied = end
  }
  return result + text.slice(copied)
}

/** Begins at the beginning of a word only: a text of one endless word must not be read again from each letter. */
const assignment = /(?<!\w)(?<name>[A-Za-z_]\w*)\s*(?:@\s*(?<system>[\w.-]+)\s*)?=\s*/g
const header = /^[ \t]*(\w+)[ \t]+([^\s({]+)[ \t]*\(/gm
const type = typeName('')

function secretsIn(text: string): readonly Secret[] {
  const headers = [...text.matchAll(header)]
  const places = new Map<string, number>()
  const secrets: Secret[] = []
  let nextHeader = 0
  let object = ''
  let readTo = 0
  for (const match of text.matchAll(assignment)) {
    const { name = '', system = '' } = match.groups ?? {}
    const secret = isSecretAttribute(type, name) || isSecretAttribute(null, name)
    if (match.index < readTo || !secret) continue
    for (; (headers[nextHeader]?.index ?? Infinity) < match.index; nextHeader += 1) {
      object = `${headers[nextHeader]?.[1]} ${headers[nextHeader]?.[2]}`
    }
    for (const [start, end] of valuesAt(text, match.index + match[0].length)) {
      const place = `${object}/${name}@${system}`
      const count = places.get(place) ?? 0
      places.set(place, count + 1)
      secrets.push({ key: `${place}#${count}`, start, end })
      readTo = end
    }
  }
  return secrets
}

type Span = readonly [start: number, end: number]

const token = /"((?:[^"\\]|\\.)*)"?|[^\s"{},;=()]+|[{},;=]/y

/** The texts of the value that begins there: one, or those in braces without the keys of an association. */
function valuesAt(text: string, from: number): Span[] {
  const first = tokenAt(text, from)
  if (!first) return []
  if (text.slice(...first) !== '{') return [unquoted(text, first)]
  const spans: Span[] = []
  for (let next = tokenAt(text, first[1]); next; next = tokenAt(text, next[1])) {
    const word = text.slice(...next)
    if (word === '}') break
    if (word === '=') continue
    if (word === ',' || word === ';') continue
    const following = tokenAt(text, next[1])
    const isKey = following !== null && text.slice(...following) === '='
    if (!isKey) spans.push(unquoted(text, next))
  }
  return spans
}

function tokenAt(text: string, from: number): Span | null {
  let start = from
  while (start < text.length && /\s/.test(text.charAt(start))) start += 1
  token.lastIndex = start
  const found = token.exec(text)
  return found ? [start, start + found[0].length] : null
}

/** The inside of a quoted text; an unset value (`""`) is shown as unset. */
function unquoted(text: string, [start, end]: Span): Span {
  if (text.charAt(start) !== '"') return [start, end]
  const closed = end - start > 1 && text.charAt(end - 1) === '"'
  return [start + 1, closed ? end - 1 : end]
}
