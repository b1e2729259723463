import type { AttributeEdit, DeclarationEdit, Edit, EditObject, LinkEdit, ObjectEdit } from '../edit/edit.ts'
import { escapedWord } from './words.ts'

/**
 * An edit as the ha command an administrator would type, as an argument vector (`shellLine` quotes it).
 * Renaming is Hawser's own and has a `hawser` command. vcs-semantics §8.1, §8.2.
 */
export const commandOfEdit = (edit: Edit): readonly string[] => {
  switch (edit.kind) {
    case 'resource.link':
    case 'resource.unlink':
    case 'group.link':
    case 'group.unlink':
      return commandOfLink(edit)
    case 'modify':
      return commandOfModify(edit)
    case 'localize':
      return ['hares', '-local', edit.resource, edit.attribute]
    case 'globalize':
      return ['hares', '-global', edit.resource, edit.attribute, ...edit.words.map(escapedWord)]
    case 'override':
      return ['hares', '-override', edit.resource, edit.attribute]
    case 'undoOverride':
      return ['hares', '-undo_override', edit.resource, edit.attribute]
    case 'attribute.declare':
    case 'attribute.remove':
    case 'attribute.default':
      return commandOfDeclaration(edit)
    default:
      return commandOfObject(edit)
  }
}

const commandOfObject = (edit: ObjectEdit): readonly string[] => {
  switch (edit.kind) {
    case 'system.add':
      return ['hasys', '-add', edit.system]
    case 'system.delete':
      return ['hasys', '-delete', edit.system]
    case 'group.add':
      return ['hagrp', '-add', edit.group]
    case 'group.delete':
      return ['hagrp', '-delete', edit.group]
    case 'group.rename':
      return ['hawser', 'rename', 'group', edit.group, edit.to]
    case 'resource.add':
      return ['hares', '-add', edit.resource, edit.type, edit.group]
    case 'resource.delete':
      return ['hares', '-delete', edit.resource]
    case 'resource.rename':
      return ['hawser', 'rename', 'resource', edit.resource, edit.to]
    case 'type.add':
      return ['hatype', '-add', edit.type]
    case 'type.delete':
      return ['hatype', '-delete', edit.type]
  }
}

const commandOfLink = (edit: LinkEdit): readonly string[] => {
  switch (edit.kind) {
    case 'resource.link': {
      const least = edit.atLeast === null ? [] : ['-min', String(edit.atLeast)]
      return ['hares', '-link', edit.parent, edit.children.join(','), ...least]
    }
    case 'resource.unlink':
      return ['hares', '-unlink', edit.parent, edit.child]
    case 'group.link': {
      const rigidity = edit.rigidity === null ? [] : [edit.rigidity]
      return ['hagrp', '-link', edit.parent, edit.child, edit.category, edit.location, ...rigidity]
    }
    case 'group.unlink':
      return ['hagrp', '-unlink', edit.parent, edit.child]
  }
}

const commands = {
  cluster: 'haclus',
  system: 'hasys',
  group: 'hagrp',
  resource: 'hares',
  type: 'hatype',
} as const

const options = {
  set: [],
  add: ['-add'],
  update: ['-update'],
  delete: ['-delete'],
  'delete-keys': ['-delete', '-keys'],
}

const commandOfModify = (edit: Extract<AttributeEdit, { kind: 'modify' }>): readonly string[] => [
  commands[edit.object.kind],
  '-modify',
  ...objectWords(edit.object),
  edit.attribute,
  ...options[edit.verb],
  ...edit.words.map(escapedWord),
  ...(edit.system === null ? [] : ['-sys', edit.system]),
]

const objectWords = (object: EditObject): string[] => (object.kind === 'cluster' ? [] : [object.name])

const valueTypes = { str: '-string', i18nstr: '-i18nstr', int: '-integer', boolean: '-boolean' } as const

const commandOfDeclaration = (edit: DeclarationEdit): readonly string[] => {
  const place = [edit.type, edit.attribute]
  switch (edit.kind) {
    case 'attribute.declare':
      return [
        'haattr',
        '-add',
        ...(edit.modifier === null ? [] : [`-${edit.modifier}`]),
        ...place,
        valueTypes[edit.valueType],
        `-${edit.dimension}`,
        ...edit.words.map(escapedWord),
      ]
    case 'attribute.remove':
      return ['haattr', '-delete', ...place]
    case 'attribute.default':
      return ['haattr', '-default', ...place, ...edit.words.map(escapedWord)]
  }
}
