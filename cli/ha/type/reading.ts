import { typeValue } from '#lib/model/attribute-lookup.ts'
import { namesOf, type TypeName } from '#lib/model/names.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { typeAttributes } from '#lib/model/type-defaults.ts'
import type { AttributeRow } from '../print/attribute-table.ts'
import { bareValue, nameList, objectTable } from '../print/attribute-table.ts'
import { valueWords } from '../print/value-words.ts'
import type { Form } from '../program.ts'
import { chosenRows, valueFrom } from '../view/choose-rows.ts'
import { knownType, namedOrAll } from '../view/known.ts'

/** Static attributes of a type: those it sets, and what VCS says of the others. */
function typeRows({ types }: Configuration, type: TypeName): AttributeRow[] {
  const found = types[type]
  if (!found) return []
  const argList: AttributeRow = {
    object: type,
    attribute: 'ArgList',
    system: 'global',
    value: found.argList.join(' '),
  }
  const names = [...typeAttributes.keys()].filter((name) => name !== 'ArgList' && name !== 'SourceFile')
  const rows = names.map((attribute) => {
    const value = typeValue(found, attribute)
    return { object: type, attribute, system: 'global', value: value === undefined ? '' : valueWords(value) }
  })
  const source = { object: type, attribute: 'SourceFile', system: 'global', value: `./${found.sourceFile}` }
  return [argList, ...rows, source].toSorted((a, b) => (a.attribute < b.attribute ? -1 : 1))
}

/** What hatype tells. */
export const typeReadingForms: readonly Form[] = [
  {
    option: '-list',
    syntax: '',
    purpose: 'all types',
    names: [0, 0],
    run: async (_words, session) =>
      nameList(namesOf((await (await session.cluster()).snapshot()).state.configuration.types)),
  },
  {
    option: '-display',
    syntax: '[TYPE …] [-attribute ATTRIBUTE …]',
    purpose: 'static attributes of types',
    flags: { '-attribute': 'many' },
    names: [0, Infinity],
    async run(words, session) {
      const { configuration } = (await (await session.cluster()).snapshot()).state
      const types = namedOrAll(words.names, (name) => knownType(configuration, name), configuration.types)
      return objectTable(
        'Type',
        types.flatMap((type) => chosenRows(typeRows(configuration, type), words)),
      )
    },
  },
  {
    option: '-value',
    syntax: 'TYPE ATTRIBUTE',
    purpose: 'the value of one static attribute',
    names: [2, 2],
    async run({ names: [name = '', attribute = ''] }, session) {
      const { configuration } = (await (await session.cluster()).snapshot()).state
      return bareValue(valueFrom(typeRows(configuration, knownType(configuration, name)), attribute, null))
    },
  },
  {
    option: '-resources',
    syntax: 'TYPE',
    purpose: 'resources of a type',
    names: [1, 1],
    async run({ names: [name = ''] }, session) {
      const { configuration } = (await (await session.cluster()).snapshot()).state
      const type = knownType(configuration, name)
      return nameList(
        namesOf(configuration.resources).filter(
          (resource) => configuration.resources[resource]?.type === type,
        ),
      )
    },
  },
]
