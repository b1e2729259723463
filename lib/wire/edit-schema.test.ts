import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import { attributeName, groupName, resourceName, systemName, typeName } from '#lib/model/names.ts'
import { editSchema } from './edit-schema.ts'

const [system, group, resource, type] = [
  systemName('sysA'),
  groupName('mail-1'),
  resourceName('msg_store'),
  typeName('SunJESMsg'),
]
const attribute = attributeName('ServerRoot')

/** One of each kind: the compiler says when one is missing. */
const samples: { readonly [Kind in Edit['kind']]: Extract<Edit, { readonly kind: Kind }> } = {
  'system.add': { kind: 'system.add', system },
  'system.delete': { kind: 'system.delete', system },
  'group.add': { kind: 'group.add', group },
  'group.delete': { kind: 'group.delete', group },
  'resource.add': { kind: 'resource.add', resource, type, group },
  'resource.delete': { kind: 'resource.delete', resource },
  'type.add': { kind: 'type.add', type },
  'type.delete': { kind: 'type.delete', type },
  'group.rename': { kind: 'group.rename', group, to: groupName('post') },
  'resource.rename': { kind: 'resource.rename', resource, to: resourceName('store') },
  'resource.link': { kind: 'resource.link', parent: resource, children: [resource], atLeast: 1 },
  'resource.unlink': { kind: 'resource.unlink', parent: resource, child: resource },
  'group.link': {
    kind: 'group.link',
    parent: group,
    child: group,
    category: 'online',
    location: 'local',
    rigidity: null,
  },
  'group.unlink': { kind: 'group.unlink', parent: group, child: group },
  modify: {
    kind: 'modify',
    object: { kind: 'resource', name: resource },
    attribute,
    verb: 'set',
    words: ['/opt/with space', '%-y', '"'],
    system,
  },
  localize: { kind: 'localize', resource, attribute },
  globalize: { kind: 'globalize', resource, attribute, words: [''] },
  override: { kind: 'override', resource, attribute },
  undoOverride: { kind: 'undoOverride', resource, attribute },
  'attribute.declare': {
    kind: 'attribute.declare',
    type,
    attribute,
    modifier: 'static',
    valueType: 'str',
    dimension: 'vector',
    words: [],
  },
  'attribute.remove': { kind: 'attribute.remove', type, attribute },
  'attribute.default': { kind: 'attribute.default', type, attribute, words: ['x'] },
}

test.each(Object.values(samples))('$kind passes as it is', (sample: Edit) => {
  const accepted: z.infer<typeof editSchema> = sample
  expect(editSchema.parse(accepted)).toEqual(sample)
})

describe('refused is', () => {
  test.each([
    ['an unknown kind', { kind: 'group.burn', group }],
    ['a name that would break out of its text', { kind: 'group.add', group: 'a (\n)' }],
    ['a name with a quote', { kind: 'resource.delete', resource: 'a"b' }],
    ['a value of two lines', { ...samples.modify, words: ['a\nb'] }],
    ['an object without a name', { ...samples.modify, object: { kind: 'group' } }],
  ])('%s', (_what, edit) => {
    expect(editSchema.safeParse(edit).success).toBe(false)
  })
})
