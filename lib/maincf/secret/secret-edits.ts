import type { AttributeEdit, DeclarationEdit, Edit, EditObject } from '../edit/edit.ts'
import type { AttributeValue, Dimension } from '#lib/model/attribute-value.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { isSealed, isSecretAttribute, mask } from '#lib/model/secrets.ts'

/** What the edits are made on: tells what kind of value an attribute has, and what it is now. */
export type EditGround = Pick<Configuration, 'resources' | 'types' | 'cluster' | 'systems' | 'groups'>

type WordsEdit = Extract<Edit, { readonly words: readonly string[] }>

/** The edits with every secret in them replaced by the mask. */
export const maskEdits = (edits: readonly Edit[], ground: EditGround): readonly Edit[] =>
  changeWords(edits, ground, (word) => (word === '' ? '' : mask))

/**
 * The edits with every mask replaced by what it stands for: the secret of the same edit in `known`, which was shown
 * masked, or the value that runs. A mask without either stays (`masksInEdits`).
 */
export function restoreEdits(
  edits: readonly Edit[],
  known: readonly Edit[],
  ground: EditGround,
): readonly Edit[] {
  const words = wordsByPlace(known, ground)
  return changeWords(edits, ground, (word, place, edit, index) =>
    word === mask ? (words.get(place) ?? runningWord(edit, index, ground) ?? mask) : word,
  )
}

/** The edits with every secret sealed, as `sealFiles` does it. */
export function sealEdits(
  edits: readonly Edit[],
  known: readonly Edit[],
  ground: EditGround,
  seal: (value: string, known: string | null) => string,
): readonly Edit[] {
  const words = wordsByPlace(known, ground)
  return changeWords(edits, ground, (word, place) =>
    word === '' || word === mask || isSealed(word) ? word : seal(word, words.get(place) ?? null),
  )
}

/** Places in the list of edits whose mask stands for no secret. */
export function masksInEdits(edits: readonly Edit[], ground: EditGround): readonly number[] {
  const places = new Set<number>()
  edits.forEach((edit, at) => {
    changeWords([edit], ground, (word) => {
      if (word === mask) places.add(at)
      return word
    })
  })
  return [...places]
}

type ChangeWord = (word: string, place: string, edit: WordsEdit, index: number) => string

function changeWords(edits: readonly Edit[], ground: EditGround, change: ChangeWord): readonly Edit[] {
  return edits.map((edit) => {
    const isSecret = secretWords(edit, ground, edits)
    if (!isSecret || !('words' in edit)) return edit
    const words = edit.words.map((word, index) =>
      isSecret(index) ? change(word, `${placeOf(edit)} ${index}`, edit, index) : word,
    )
    return words.every((word, index) => word === edit.words[index]) ? edit : { ...edit, words }
  })
}

function wordsByPlace(edits: readonly Edit[], ground: EditGround): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  changeWords(edits, ground, (word, place) => {
    words.set(place, word)
    return word
  })
  return words
}

/** The same for the same edit, wherever it stands in its list. */
const placeOf = (edit: WordsEdit): string => JSON.stringify({ ...edit, words: [] })

/** Which words of an edit are secret; null when it has none. */
function secretWords(
  edit: Edit,
  ground: EditGround,
  edits: readonly Edit[],
): ((index: number) => boolean) | null {
  if (!('words' in edit) || !isOfSecret(edit)) return null
  const isKeyed = dimensionOf(edit, ground, edits) === 'association'
  if (edit.kind === 'modify' && (edit.verb === 'delete-keys' || (edit.verb === 'delete' && isKeyed)))
    return null
  return (index) => !isKeyed || index % 2 === 1
}

const isOfSecret = (edit: WordsEdit): boolean =>
  isSecretAttribute(null, edit.attribute) || (edit.kind === 'modify' && edit.attribute === 'UserNames')

/** Of an attribute nobody declares: one value, so that all its words are secret. */
function dimensionOf(edit: WordsEdit, ground: EditGround, edits: readonly Edit[]): Dimension {
  if (edit.attribute === 'UserNames') return 'association'
  if (edit.kind === 'attribute.declare') return edit.dimension
  const type = typeOf(edit, ground, edits)
  const declared = edits.find(
    (other): other is Extract<DeclarationEdit, { readonly kind: 'attribute.declare' }> =>
      other.kind === 'attribute.declare' && other.type === type && other.attribute === edit.attribute,
  )
  const declarations =
    type !== null && Object.hasOwn(ground.types, type) ? ground.types[type]?.declarations : null
  return declared?.dimension ?? declarations?.[edit.attribute]?.dimension ?? 'scalar'
}

function typeOf(edit: WordsEdit, ground: EditGround, edits: readonly Edit[]) {
  if ('type' in edit) return edit.type
  const resource = edit.kind === 'globalize' ? edit.resource : resourceOf(edit.object)
  if (resource === null)
    return edit.kind === 'modify' && edit.object.kind === 'type' ? edit.object.name : null
  const added = edits.find((other) => other.kind === 'resource.add' && other.resource === resource)
  if (added?.kind === 'resource.add') return added.type
  return Object.hasOwn(ground.resources, resource) ? (ground.resources[resource]?.type ?? null) : null
}

const resourceOf = (object: EditObject) => (object.kind === 'resource' ? object.name : null)

/** The word as it runs at the place of an edit that sets it. */
function runningWord(edit: WordsEdit, index: number, ground: EditGround): string | null {
  const value = edit.kind === 'modify' || edit.kind === 'globalize' ? runningValue(edit, ground) : null
  switch (value?.kind) {
    case 'scalar':
      return value.text
    case 'vector':
      return value.items[index] ?? null
    case 'keylist':
      return value.keys[index] ?? null
    case 'association': {
      const key = edit.words[index - 1]
      return value.entries.find(([name]) => name === key)?.[1] ?? null
    }
    case undefined:
      return null
  }
}

type SettingEdit = Extract<AttributeEdit, { readonly kind: 'modify' | 'globalize' }>

function runningValue(edit: SettingEdit, ground: EditGround): AttributeValue | null {
  const object: EditObject = edit.kind === 'modify' ? edit.object : { kind: 'resource', name: edit.resource }
  const setting = attributesOf(object, ground)?.[edit.attribute]
  const system = edit.kind === 'modify' ? edit.system : null
  return (system === null ? setting?.everywhere : setting?.bySystem?.[system]) ?? null
}

function attributesOf(object: EditObject, ground: EditGround) {
  switch (object.kind) {
    case 'cluster':
      return ground.cluster.attributes
    case 'system':
      return ground.systems[object.name]?.attributes
    case 'group':
      return ground.groups[object.name]?.attributes
    case 'resource':
      return ground.resources[object.name]?.attributes
    case 'type':
      return undefined
  }
}
