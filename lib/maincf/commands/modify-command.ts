import { attributeName, groupName, resourceName, systemName, typeName } from '#lib/model/names.ts'
import type { Edit, EditObject } from '../edit/edit.ts'
import { faultOfValues, namesIn, type CommandReader } from './reading.ts'
import { plainWord } from './words.ts'

type Modify = Extract<Edit, { kind: 'modify' }>

/** `-modify OBJECT ATTRIBUTE [-add|-update|-delete [-keys]] VALUE … [-sys SYSTEM]` */
export const editOfModify: CommandReader = (command, _option, words) => {
  const count = command === 'haclus' ? 0 : 1
  const names = words.slice(0, count + 1)
  const fault = namesIn(names, [...(count === 0 ? [] : ['The name of the object']), 'ATTRIBUTE'])
  if (fault !== null) return fault
  const object = objectOf(command, names[0] ?? '')
  if (!object) return `${command} cannot modify anything.`
  const { verb, rest } = verbOf(words.slice(count + 1))
  const { values, system } = systemOf(rest)
  const wrong = system === '' ? 'The system behind -sys is missing.' : faultOfWords(verb, values)
  return (
    wrong ?? {
      kind: 'modify',
      object,
      attribute: attributeName(names[count] ?? ''),
      verb,
      words: values.map(plainWord),
      system: system === null ? null : systemName(system),
    }
  )
}

const objectOf = (command: string, name: string): EditObject | null => {
  switch (command) {
    case 'haclus':
      return { kind: 'cluster' }
    case 'hasys':
      return { kind: 'system', name: systemName(name) }
    case 'hagrp':
      return { kind: 'group', name: groupName(name) }
    case 'hares':
      return { kind: 'resource', name: resourceName(name) }
    case 'hatype':
      return { kind: 'type', name: typeName(name) }
    default:
      return null
  }
}

const verbOf = (words: readonly string[]): { verb: Modify['verb']; rest: readonly string[] } => {
  const [first, second] = words
  if (first === '-delete' && second === '-keys') return { verb: 'delete-keys', rest: words.slice(2) }
  if (first === '-add') return { verb: 'add', rest: words.slice(1) }
  if (first === '-update') return { verb: 'update', rest: words.slice(1) }
  return first === '-delete' ? { verb: 'delete', rest: words.slice(1) } : { verb: 'set', rest: words }
}

/** Values, and the system behind `-sys`; an empty one is missing, null is all systems. */
const systemOf = (words: readonly string[]): { values: readonly string[]; system: string | null } => {
  const at = words.indexOf('-sys')
  if (at < 0) return { values: words, system: null }
  return { values: [...words.slice(0, at), ...words.slice(at + 2)], system: words[at + 1] ?? '' }
}

const faultOfWords = (verb: Modify['verb'], values: readonly string[]): string | null => {
  if (verb === 'delete-keys') return values.length > 0 ? '-delete -keys takes no values.' : null
  return values.length === 0 ? 'The value is missing.' : faultOfValues(values)
}
