import { isName } from '#lib/maincf/syntax/words.ts'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { groupName, typeName } from '#lib/model/names.ts'
import { declaredForms } from '#components/config/attribute/attribute-form.ts'
import { valueFaults } from '#components/config/attribute/value-faults.ts'

type Asked = {
  readonly group: string
  readonly type: string
  readonly name: string
  readonly values: Readonly<Record<string, AttributeValue>>
}

/** What is still to be said of a new resource, or said otherwise, in the order of the fields; none: it is whole. */
export function resourceQuestions(
  { groups, types, resources }: Configuration,
  { group, type, name, values }: Asked,
): readonly string[] {
  const known = types[typeName(type)]
  const systems = groups[groupName(group)]?.systemList.map(({ system }) => system) ?? []
  return [
    ...(group === '' ? ['Choose a group.'] : []),
    ...(type === '' ? ['Choose a type.'] : []),
    ...(name === ''
      ? ['Give it a name.']
      : isName(name)
        ? []
        : ['A name begins with a letter and has letters, digits, "-" and "_".']),
    ...(Object.hasOwn(resources, name) ? [`There is a resource ${name} already.`] : []),
    ...declaredForms(known, {}, systems).flatMap((form) => {
      const value = values[form.name] ?? form.default
      const missing = form.isNeeded && isUnset(value) ? ['its agent needs a value.'] : []
      return [...missing, ...valueFaults(form.valueType, value)].map((fault) => `${form.name}: ${fault}`)
    }),
  ]
}

function isUnset(value: AttributeValue): boolean {
  if (value.kind === 'scalar') return value.text === ''
  if (value.kind === 'association') return value.entries.length === 0
  return (value.kind === 'keylist' ? value.keys : value.items).length === 0
}
