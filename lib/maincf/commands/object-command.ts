import { attributeName, groupName, resourceName, systemName, typeName } from '#lib/model/names.ts'
import type { Edit } from '../edit/edit.ts'
import { faultOfValues, namesIn, type CommandReader } from './reading.ts'
import { plainWord } from './words.ts'

type Form = {
  readonly names: readonly string[]
  readonly make: (words: readonly string[]) => Edit
}

const form = (
  names: readonly string[],
  make: (first: string, second: string, third: string) => Edit,
): Form => ({
  names,
  make: ([first = '', second = '', third = '']) => make(first, second, third),
})

const forms: Readonly<Record<string, Form>> = {
  'hasys -add': form(['SYSTEM'], (name) => ({ kind: 'system.add', system: systemName(name) })),
  'hasys -delete': form(['SYSTEM'], (name) => ({ kind: 'system.delete', system: systemName(name) })),
  'hagrp -add': form(['GROUP'], (name) => ({ kind: 'group.add', group: groupName(name) })),
  'hagrp -delete': form(['GROUP'], (name) => ({ kind: 'group.delete', group: groupName(name) })),
  'hatype -add': form(['TYPE'], (name) => ({ kind: 'type.add', type: typeName(name) })),
  'hatype -delete': form(['TYPE'], (name) => ({ kind: 'type.delete', type: typeName(name) })),
  'hares -add': form(['RESOURCE', 'TYPE', 'GROUP'], (name, type, group) => ({
    kind: 'resource.add',
    resource: resourceName(name),
    type: typeName(type),
    group: groupName(group),
  })),
  'hares -delete': form(['RESOURCE'], (name) => ({ kind: 'resource.delete', resource: resourceName(name) })),
  'hares -local': form(['RESOURCE', 'ATTRIBUTE'], (name, attribute) => ({
    kind: 'localize',
    resource: resourceName(name),
    attribute: attributeName(attribute),
  })),
  'hares -override': form(['RESOURCE', 'ATTRIBUTE'], (name, attribute) => ({
    kind: 'override',
    resource: resourceName(name),
    attribute: attributeName(attribute),
  })),
  'hares -undo_override': form(['RESOURCE', 'ATTRIBUTE'], (name, attribute) => ({
    kind: 'undoOverride',
    resource: resourceName(name),
    attribute: attributeName(attribute),
  })),
}

/** Adding, deleting, overriding, `hares -global` and `hawser rename`. */
export const editOfObject: CommandReader = (command, option, words) => {
  if (command === 'hawser') return editOfRename(words)
  if (option === '-global') return editOfGlobal(words)
  const found = forms[`${command} ${option}`]
  if (!found) return `${command} ${option} is not known.`
  const names = option === '-delete' && words[0] === '-force' && command === 'hares' ? words.slice(1) : words
  return namesIn(names, found.names) ?? found.make(names)
}

const editOfGlobal = ([resource = '', attribute = '', ...values]: readonly string[]): Edit | string =>
  namesIn([resource, attribute], ['RESOURCE', 'ATTRIBUTE']) ??
  faultOfValues(values) ?? {
    kind: 'globalize',
    resource: resourceName(resource),
    attribute: attributeName(attribute),
    words: values.map(plainWord),
  }

const editOfRename = ([what, ...names]: readonly string[]): Edit | string => {
  if (what !== 'group' && what !== 'resource') return 'Groups and resources can be renamed.'
  const fault = namesIn(names, ['NAME', 'NEW-NAME'])
  if (fault !== null) return fault
  const [from = '', to = ''] = names
  return what === 'group'
    ? { kind: 'group.rename', group: groupName(from), to: groupName(to) }
    : { kind: 'resource.rename', resource: resourceName(from), to: resourceName(to) }
}
