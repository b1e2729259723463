import {
  array,
  assert,
  constant,
  constantFrom,
  integer,
  oneof,
  option,
  property,
  record,
  string,
  stringMatching,
  type Arbitrary,
} from 'fast-check'
import { expect, it } from 'vitest'
import { attributeName, groupName, resourceName, systemName, typeName } from '#lib/model/names.ts'
import type { Edit, EditObject } from '../edit/edit.ts'
import { commandOfEdit } from './command-of-edit.ts'
import { editOfCommand } from './edit-of-command.ts'

const name = stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/)
const word = oneof(string(), constantFrom('-y', '%', '%-y', '-sys', '', 'a b', '-keys'))
const words = array(word, { minLength: 1, maxLength: 4 })

const object: Arbitrary<EditObject> = oneof(
  constant({ kind: 'cluster' as const }),
  name.map((text) => ({ kind: 'system' as const, name: systemName(text) })),
  name.map((text) => ({ kind: 'group' as const, name: groupName(text) })),
  name.map((text) => ({ kind: 'resource' as const, name: resourceName(text) })),
  name.map((text) => ({ kind: 'type' as const, name: typeName(text) })),
)

const [resource, group, type, attribute, system] = [
  name.map(resourceName),
  name.map(groupName),
  name.map(typeName),
  name.map(attributeName),
  name.map(systemName),
]

const kind = <Kind extends Edit['kind']>(text: Kind) => constant(text)

const objectEdit: Arbitrary<Edit> = oneof(
  record({ kind: constantFrom('system.add' as const, 'system.delete' as const), system }),
  record({ kind: constantFrom('group.add' as const, 'group.delete' as const), group }),
  record({ kind: constantFrom('type.add' as const, 'type.delete' as const), type }),
  record({ kind: kind('resource.add'), resource, type, group }),
  record({ kind: kind('resource.delete'), resource }),
  record({ kind: kind('group.rename'), group, to: group }),
  record({ kind: kind('resource.rename'), resource, to: resource }),
)

const linkEdit: Arbitrary<Edit> = oneof(
  record({
    kind: kind('resource.link'),
    parent: resource,
    children: array(resource, { minLength: 1, maxLength: 3 }),
    atLeast: option(integer({ min: 1, max: 3 })),
  }),
  record({ kind: kind('resource.unlink'), parent: resource, child: resource }),
  record({
    kind: kind('group.link'),
    parent: group,
    child: group,
    category: constantFrom('online' as const, 'offline' as const),
    location: constantFrom('local' as const, 'global' as const, 'remote' as const, 'site' as const),
    rigidity: constantFrom(null, 'soft' as const, 'firm' as const, 'hard' as const),
  }),
  record({ kind: kind('group.unlink'), parent: group, child: group }),
)

const attributeEdit: Arbitrary<Edit> = oneof(
  record({
    kind: kind('modify'),
    object,
    attribute,
    verb: constantFrom('set' as const, 'add' as const, 'update' as const, 'delete' as const),
    words,
    system: option(system),
  }),
  record({
    kind: kind('modify'),
    object,
    attribute,
    verb: constant('delete-keys' as const),
    words: constant([]),
    system: option(system),
  }),
  record({ kind: constantFrom('localize' as const, 'override' as const), resource, attribute }),
  record({ kind: kind('undoOverride'), resource, attribute }),
  record({ kind: kind('globalize'), resource, attribute, words: array(word, { maxLength: 3 }) }),
)

const declarationEdit: Arbitrary<Edit> = oneof(
  record({
    kind: kind('attribute.declare'),
    type,
    attribute,
    modifier: constantFrom(null, 'static' as const, 'temp' as const),
    valueType: constantFrom('str' as const, 'i18nstr' as const, 'int' as const, 'boolean' as const),
    dimension: constantFrom('scalar' as const, 'vector' as const, 'keylist' as const, 'association' as const),
    words: array(word, { maxLength: 3 }),
  }),
  record({ kind: kind('attribute.remove'), type, attribute }),
  record({ kind: kind('attribute.default'), type, attribute, words: array(word, { maxLength: 3 }) }),
)

const anyEdit: Arbitrary<Edit> = oneof(objectEdit, linkEdit, attributeEdit, declarationEdit)

it('a command says all of its edit', () => {
  assert(
    property(anyEdit, (edit) => {
      expect(editOfCommand(commandOfEdit(edit))).toEqual(edit)
    }),
    { numRuns: 2000 },
  )
})
