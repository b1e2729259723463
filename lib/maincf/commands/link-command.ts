import { groupName, resourceName } from '#lib/model/names.ts'
import type { Edit } from '../edit/edit.ts'
import { namesIn, type CommandReader } from './reading.ts'

/** `-link` and `-unlink` of resources and groups. */
export const editOfLink: CommandReader = (command, option, words) => {
  if (option === '-unlink') return editOfUnlink(command, words)
  return command === 'hagrp' ? editOfGroupLink(words) : editOfResourceLink(words)
}

const editOfUnlink = (command: string, words: readonly string[]): Edit | string => {
  const fault = namesIn(words, ['PARENT', 'CHILD'])
  if (fault !== null) return fault
  const [parent = '', child = ''] = words
  return command === 'hagrp'
    ? { kind: 'group.unlink', parent: groupName(parent), child: groupName(child) }
    : { kind: 'resource.unlink', parent: resourceName(parent), child: resourceName(child) }
}

const editOfResourceLink = (words: readonly string[]): Edit | string => {
  const at = words.indexOf('-min')
  const names = at < 0 ? words : [...words.slice(0, at), ...words.slice(at + 2)]
  const fault = namesIn(names, ['PARENT', 'CHILD'])
  if (fault !== null) return fault
  const least = at < 0 ? null : words[at + 1]
  if (least === undefined || (least !== null && !/^\d{1,9}$/.test(least))) return '-min needs a number.'
  const [parent = '', children = ''] = names
  if (children.split(',').includes('')) return 'The name of a child is empty.'
  return {
    kind: 'resource.link',
    parent: resourceName(parent),
    children: children.split(',').map(resourceName),
    atLeast: least === null ? null : Number(least),
  }
}

const categories = ['online', 'offline'] as const
const locations = ['local', 'global', 'remote', 'site'] as const
const rigidities = ['soft', 'firm', 'hard'] as const

const editOfGroupLink = (words: readonly string[]): Edit | string => {
  const [parent = '', child = '', first, second, third, ...more] = words
  const fault = namesIn([parent, child], ['PARENT', 'CHILD'])
  if (fault !== null) return fault
  const category = categories.find((word) => word === first)
  const location = locations.find((word) => word === second)
  const rigidity = rigidities.find((word) => word === third) ?? null
  if (!category) return 'The category is online or offline.'
  if (!location) return 'The location is local, global, remote or site.'
  if (more.length > 0 || (third !== undefined && rigidity === null))
    return 'The rigidity is soft, firm or hard.'
  return {
    kind: 'group.link',
    parent: groupName(parent),
    child: groupName(child),
    category,
    location,
    rigidity,
  }
}
