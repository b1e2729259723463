import type { Dice } from './dice.ts'

/** Pieces that mean something to the language, and some that do not. */
const pieces: readonly string[] = [
  ...'( ) { } [ ] = , ; @ " \\ # // \n \r\n \t'.split(' '),
  ...'include cluster system group type remotecluster heartbeat requires static temp str i18nstr int'.split(
    ' ',
  ),
  ...'boolean keylist atleast from online offline local global remote site soft firm hard'.split(' '),
  ...'Type ArgList SystemList AutoStartList NameRule MsgServices __proto__ constructor toString'.split(' '),
  ...'-1 0 2147483648 007 1a "" {} {a} {a=b} "\\"" sysA'.split(' '),
  'group g (\n',
  'SystemList = { sysA = 0 }\n',
  'a requires b\n',
  'requires group g online local firm\n',
  '\u0000',
  '\uFEFF',
  '\u00A0',
  '\u2028',
  '\uD800',
  'ü',
  '😀',
]

type Mutation = (text: string, dice: Dice, texts: readonly string[]) => string

const spliced = (text: string, from: number, to: number, piece: string): string =>
  text.slice(0, from) + piece + text.slice(to)

/** Two offsets, the second not before the first and seldom far behind it. */
const range = (text: string, dice: Dice): readonly [number, number] => {
  const from = dice.below(text.length + 1)
  const length = dice.below(dice.below(4) === 0 ? 400 : 12)
  return [from, Math.min(from + length, text.length)]
}

const mutations: readonly Mutation[] = [
  (text, dice) => spliced(text, ...range(text, dice), ''),
  (text, dice) => {
    const at = dice.below(text.length + 1)
    return spliced(text, at, at, ` ${dice.of(pieces) ?? ''} `)
  },
  (text, dice) => {
    const at = dice.below(text.length + 1)
    return spliced(text, at, at, dice.of(pieces) ?? '')
  },
  (text, dice) => spliced(text, ...range(text, dice), dice.of(pieces) ?? ''),
  (text, dice) => {
    const [from, to] = range(text, dice)
    return spliced(text, to, to, text.slice(from, to).repeat(1 + dice.below(5)))
  },
  (text, dice) => text.slice(0, dice.below(text.length + 1)),
  (text, dice) => {
    const at = dice.below(text.length + 1)
    return spliced(text, at, at + 1, String.fromCharCode(dice.below(dice.below(3) === 0 ? 65_536 : 128)))
  },
  (text, dice, texts) => {
    const other = dice.of(texts) ?? ''
    const [from, to] = range(other, dice)
    const at = dice.below(text.length + 1)
    return spliced(text, at, at, other.slice(from, to))
  },
  (text, dice) => {
    const lines = text.split('\n')
    const [line = ''] = lines.splice(dice.below(lines.length), 1)
    lines.splice(dice.below(lines.length + 1), 0, line)
    return lines.join('\n')
  },
  (text, dice) => {
    const words = text.match(/[\w-]+/g) ?? []
    const [from, to] = [dice.of(words) ?? '', dice.of(words) ?? '']
    const at = from === '' ? -1 : text.indexOf(from, dice.below(text.length))
    return at < 0 ? text : spliced(text, at, at + from.length, to)
  },
]

/** One of the texts with one to eight changes, as the dice fall. */
export const mutated = (texts: readonly string[], dice: Dice): string => {
  let text = dice.of(texts) ?? ''
  for (let count = 1 + dice.below(8); count > 0; count -= 1) {
    text = dice.of(mutations)?.(text, dice, texts) ?? text
  }
  return text
}
