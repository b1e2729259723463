import { attributeName, typeName } from '#lib/model/names.ts'
import type { Edit } from '../edit/edit.ts'
import { faultOfValues, namesIn, type CommandReader } from './reading.ts'
import { plainWord } from './words.ts'

type Declare = Extract<Edit, { kind: 'attribute.declare' }>

const modifiers: ReadonlyMap<string, 'static' | 'temp'> = new Map([
  ['-static', 'static'],
  ['-temp', 'temp'],
])
const valueTypes: ReadonlyMap<string, Declare['valueType']> = new Map([
  ['-string', 'str'],
  ['-i18nstr', 'i18nstr'],
  ['-integer', 'int'],
  ['-boolean', 'boolean'],
])
const dimensions: ReadonlyMap<string, Declare['dimension']> = new Map([
  ['-scalar', 'scalar'],
  ['-vector', 'vector'],
  ['-keylist', 'keylist'],
  ['-association', 'association'],
])

/** `haattr -add`, `-delete` and `-default`. */
export const editOfAttribute: CommandReader = (_command, option, words) => {
  const modifier = option === '-add' ? (modifiers.get(words[0] ?? '') ?? null) : null
  const [type = '', attribute = '', ...rest] = modifier === null ? words : words.slice(1)
  const place = { type: typeName(type), attribute: attributeName(attribute) }
  if (option === '-delete') {
    return (
      namesIn([type, attribute, ...rest], ['TYPE', 'ATTRIBUTE']) ?? { kind: 'attribute.remove', ...place }
    )
  }
  const fault = namesIn([type, attribute], ['TYPE', 'ATTRIBUTE'])
  if (fault !== null) return fault
  if (option === '-add') return declared({ ...place, modifier }, rest)
  return faultOfValues(rest) ?? { kind: 'attribute.default', ...place, words: rest.map(plainWord) }
}

/** Value type and dimension in either order, a string scalar if they are not said; then the default. */
const declared = (
  place: Pick<Declare, 'type' | 'attribute' | 'modifier'>,
  words: readonly string[],
): Edit | string => {
  const values = words.findIndex((word) => !valueTypes.has(word) && !dimensions.has(word))
  const options = values < 0 ? words : words.slice(0, values)
  const initial = values < 0 ? [] : words.slice(values)
  const [valueType = 'str', ...otherTypes] = options.flatMap((word) => valueTypes.get(word) ?? [])
  const [dimension = 'scalar', ...otherDimensions] = options.flatMap((word) => dimensions.get(word) ?? [])
  if (otherTypes.length + otherDimensions.length > 0) return 'An attribute has one type and one dimension.'
  return (
    faultOfValues(initial) ?? {
      kind: 'attribute.declare',
      ...place,
      valueType,
      dimension,
      words: initial.map(plainWord),
    }
  )
}
