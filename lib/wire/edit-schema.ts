import { z } from 'zod'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import type { AttributeName, GroupName, ResourceName, SystemName, TypeName } from '#lib/model/names.ts'

/** Names as they may stand in a .cf file: an edit is written into text. */
const text = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[\w.-]+$/, 'letters, digits, ".", "-" and "_"')

/** Branded names are plain strings at run time. */
const named = <Name extends string>() => text as unknown as z.ZodType<Name, Name>

const system = named<SystemName>()
const group = named<GroupName>()
const resource = named<ResourceName>()
const type = named<TypeName>()
const attribute = named<AttributeName>()

const words = z
  .array(
    z
      .string()
      .max(65_536)
      .regex(/^[^\r\n\0]*$/, 'one line'),
  )
  .max(10_000)
  .readonly()

const object = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cluster') }),
  z.object({ kind: z.literal('system'), name: system }),
  z.object({ kind: z.literal('group'), name: group }),
  z.object({ kind: z.literal('resource'), name: resource }),
  z.object({ kind: z.literal('type'), name: type }),
])

const objectEdits = [
  z.object({ kind: z.literal('system.add'), system }),
  z.object({ kind: z.literal('system.delete'), system }),
  z.object({ kind: z.literal('group.add'), group }),
  z.object({ kind: z.literal('group.delete'), group }),
  z.object({ kind: z.literal('resource.add'), resource, type, group }),
  z.object({ kind: z.literal('resource.delete'), resource }),
  z.object({ kind: z.literal('type.add'), type }),
  z.object({ kind: z.literal('type.delete'), type }),
  z.object({ kind: z.literal('group.rename'), group, to: group }),
  z.object({ kind: z.literal('resource.rename'), resource, to: resource }),
] as const

const linkEdits = [
  z.object({
    kind: z.literal('resource.link'),
    parent: resource,
    children: z.array(resource).min(1).max(1000).readonly(),
    atLeast: z.number().int().positive().nullable(),
  }),
  z.object({ kind: z.literal('resource.unlink'), parent: resource, child: resource }),
  z.object({
    kind: z.literal('group.link'),
    parent: group,
    child: group,
    category: z.enum(['online', 'offline']),
    location: z.enum(['local', 'global', 'remote', 'site']),
    rigidity: z.enum(['soft', 'firm', 'hard']).nullable(),
  }),
  z.object({ kind: z.literal('group.unlink'), parent: group, child: group }),
] as const

const attributeEdits = [
  z.object({
    kind: z.literal('modify'),
    object,
    attribute,
    verb: z.enum(['set', 'add', 'update', 'delete', 'delete-keys']),
    words,
    system: system.nullable(),
  }),
  z.object({ kind: z.literal('localize'), resource, attribute }),
  z.object({ kind: z.literal('globalize'), resource, attribute, words }),
  z.object({ kind: z.literal('override'), resource, attribute }),
  z.object({ kind: z.literal('undoOverride'), resource, attribute }),
] as const

const declarationEdits = [
  z.object({
    kind: z.literal('attribute.declare'),
    type,
    attribute,
    modifier: z.enum(['static', 'temp']).nullable(),
    valueType: z.enum(['str', 'i18nstr', 'int', 'boolean']),
    dimension: z.enum(['scalar', 'vector', 'keylist', 'association']),
    words,
  }),
  z.object({ kind: z.literal('attribute.remove'), type, attribute }),
  z.object({ kind: z.literal('attribute.default'), type, attribute, words }),
] as const

/** An `Edit` as it comes in a request. That the two agree is checked by the compiler, here and in the test. */
export const editSchema = z.discriminatedUnion('kind', [
  ...objectEdits,
  ...linkEdits,
  ...attributeEdits,
  ...declarationEdits,
]) satisfies z.ZodType<Edit>

export const editsSchema = z.array(editSchema).max(5000).readonly()
