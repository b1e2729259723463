import { didYouMean } from '#lib/maincf/nearest.ts'
import { WrongWords } from '../messages/command-failure.ts'
import type { Flags, Form } from '../program.ts'
import { formUsage } from './usage.ts'

/** What every form takes. */
export const commonFlags: Flags = { '-clus': 'one', '-localclus': 'none', '--json': 'none' }

/** The words after an option, sorted. */
export type Words = {
  /** The option as it was typed. */
  readonly option: string
  /** Words that belong to no flag, `%` in front taken off. */
  readonly names: readonly string[]
  /** Whether a flag was given. */
  readonly has: (flag: string) => boolean
  /** The word after a flag, null without the flag. */
  readonly one: (flag: string) => string | null
  /** All words after a flag, none without the flag. */
  readonly many: (flag: string) => readonly string[]
}

/**
 * Sorts the words after an option into flags and names. A value that begins with `-` is written `%-…`, one that
 * begins with `%` as `%%…` (vcs-semantics §8). Throws `WrongWords`.
 */
export function readWords(program: string, form: Form, argv: readonly string[]): Words {
  const flags: Flags = form.raw ? commonFlags : { ...commonFlags, ...form.flags }
  const found = new Map<string, string[]>()
  const names: string[] = []
  const rest = [...argv]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const takes = Object.hasOwn(flags, word) ? flags[word] : undefined
    if (takes !== undefined) found.set(word, [...(found.get(word) ?? []), ...taken(takes, rest)])
    else if (form.raw) names.push(word)
    else if (isFlag(word)) throw unknownFlag(program, form, word, flags)
    else names.push(unescaped(word))
    if (takes === 'one' && found.get(word)?.length === 0) {
      throw new WrongWords(
        `${program} ${form.option}: ${word} needs a word after it`,
        formUsage(program, form),
      )
    }
  }
  checkCount(program, form, names)
  return {
    option: form.option,
    names,
    has: (flag) => found.has(flag),
    one: (flag) => found.get(flag)?.at(-1) ?? null,
    many: (flag) => found.get(flag) ?? [],
  }
}

/** `%-y` as `-y`: how a value is told from a flag. */
export const unescaped = (word: string): string => (word.startsWith('%') ? word.slice(1) : word)

const isFlag = (word: string): boolean => word.length > 1 && word.startsWith('-') && !/^-\d+$/.test(word)

function taken(takes: 'none' | 'one' | 'many', rest: string[]): string[] {
  const end = rest.findIndex(isFlag)
  const available = end < 0 ? rest.length : end
  const count = takes === 'none' ? 0 : takes === 'one' ? Math.min(1, available) : available
  return rest.splice(0, count).map(unescaped)
}

function unknownFlag(program: string, form: Form, word: string, flags: Flags): WrongWords {
  const hint = didYouMean(word, Object.keys(flags))
  const said = `${program} ${form.option}: ${word} is not known here.`.replace(' :', ':')
  return new WrongWords(hint === null ? said : `${said} ${hint}`, formUsage(program, form))
}

function checkCount(program: string, form: Form, names: readonly string[]): void {
  const [least, most] = form.names
  if (names.length >= least && names.length <= most) return
  const said =
    names.length < least
      ? `${program} ${form.option}: a name is missing.`
      : `${program} ${form.option}: "${names[most]}" is one word too many.`
  throw new WrongWords(said, formUsage(program, form))
}
