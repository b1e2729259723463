import type { SystemName } from './names.ts'

/**
 * A value as main.cf writes it (VCS: scalar, vector, keylist, association). Integers and booleans
 * stay text here; the readers in `attribute-lookup.ts` turn them into numbers where they are used.
 */
export type AttributeValue =
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'vector'; readonly items: readonly string[] }
  | { readonly kind: 'keylist'; readonly keys: readonly string[] }
  | { readonly kind: 'association'; readonly entries: readonly (readonly [key: string, value: string])[] }

export type Dimension = AttributeValue['kind']

/** What an object says about one attribute: one value for all systems, or one per system (localized). */
export type AttributeSetting = {
  readonly everywhere?: AttributeValue
  readonly bySystem?: Readonly<Record<SystemName, AttributeValue>>
}

export const scalar = (text: string): AttributeValue => ({ kind: 'scalar', text })
export const vector = (items: readonly string[]): AttributeValue => ({ kind: 'vector', items })
export const keylist = (keys: readonly string[]): AttributeValue => ({ kind: 'keylist', keys })
export const association = (entries: readonly (readonly [string, string])[]): AttributeValue => ({
  kind: 'association',
  entries,
})

/** The value that holds on one system: the localized one where there is one. */
export const valueOn = (
  setting: AttributeSetting | undefined,
  system: SystemName,
): AttributeValue | undefined => setting?.bySystem?.[system] ?? setting?.everywhere
