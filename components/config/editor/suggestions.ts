import type { Configuration } from '#lib/model/configuration.ts'
import { groupName, namesOf, resourceName, systemName, typeName } from '#lib/model/names.ts'
import { parse } from '#lib/maincf/parse.ts'
import type { Clause } from '#lib/maincf/syntax/tree.ts'
import { endOf } from '#lib/maincf/syntax/token.ts'
import { attributeFormsOf, declaredForms, type AttributeForm } from '../attribute/attribute-form.ts'

/** A word that could stand here. */
export type Suggestion = {
  readonly label: string
  /** What it is, beside it. */
  readonly detail: string
  /** A sentence about it; empty for names. */
  readonly info: string
  /** Put in place of the label. */
  readonly text: string
}

const name = (label: string, detail: string): Suggestion => ({ label, detail, info: '', text: label })

/**
 * Words that could stand at an offset: attributes inside a block, systems behind `@` and in lists of systems,
 * resources and groups in links, types and keywords where a clause begins. `known` tells what there is; it may
 * be a little older than the text.
 */
export function suggestionsAt(text: string, offset: number, known: Configuration): readonly Suggestion[] {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  if (/@[\w-]*$/.test(line)) return namesOf(known.systems).map((each) => name(each, 'system'))
  if (/\brequires\s+group\s+[\w-]*$/.test(line))
    return namesOf(known.groups).map((each) => name(each, 'group'))
  const block = blockAt(text, offset)
  if (block) return inBlock(block, line, known)
  if (/\brequires\s+[\w-]*$/.test(line)) return resourcesOf(known)
  if (!/^\s*[\w-]*$/.test(line)) return []
  return [
    ...['group', 'system', 'include', 'requires group'].map((each) => name(each, 'keyword')),
    ...namesOf(known.types).map((each) => name(each, 'type')),
    ...resourcesOf(known),
  ]
}

const resourcesOf = ({ resources }: Configuration): readonly Suggestion[] =>
  namesOf(resources).map((each) => name(each, resources[each]?.type ?? 'resource'))

type Block = Extract<Clause, { parentheses: unknown }>

/** The block whose parentheses an offset stands between. */
function blockAt(text: string, offset: number): Block | null {
  const { clauses } = parse('', text).tree
  return (
    clauses.find((clause): clause is Block => {
      if (!('parentheses' in clause) || !clause.parentheses) return false
      const { open, close } = clause.parentheses
      return endOf(open) <= offset && (close === null || offset <= close.start)
    }) ?? null
  )
}

const systemLists = new Set(['SystemList', 'AutoStartList'])

function inBlock(block: Block, line: string, known: Configuration): readonly Suggestion[] {
  const [, attribute] = /^\s*([\w-]+)[^=]*=/.exec(line) ?? []
  if (attribute !== undefined) {
    return systemLists.has(attribute) ? namesOf(known.systems).map((each) => name(each, 'system')) : []
  }
  if (!/^\s*[\w-]*$/.test(line)) return []
  return formsOf(block, known).map((form) => ({
    label: form.name,
    detail: `${form.valueType} ${form.dimension}`,
    info: form.meaning,
    text: `${form.name} = `,
  }))
}

function formsOf(block: Block, known: Configuration): readonly AttributeForm[] {
  switch (block.kind) {
    case 'cluster':
      return attributeFormsOf(known, { kind: 'cluster' })
    case 'group':
      return attributeFormsOf(known, { kind: 'group', name: groupName(block.name.text) })
    case 'system':
      return attributeFormsOf(known, { kind: 'system', name: systemName(block.name.text) })
    case 'resource': {
      const resource = resourceName(block.name.text)
      return known.resources[resource]
        ? attributeFormsOf(known, { kind: 'resource', name: resource })
        : declaredForms(known.types[typeName(block.type.text)], {}, [])
    }
    default:
      return []
  }
}
