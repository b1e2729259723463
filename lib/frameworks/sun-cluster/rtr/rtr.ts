/**
 * A resource type registration (RTR) file of Sun Cluster 3.x, in the order of its text. rt_reg(4);
 * other-frameworks §1.2.
 */
export type Rtr = { readonly items: readonly RtrItem[] }

export type RtrItem =
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'directive'; readonly word: 'upgrade' }
  | {
      readonly kind: 'directive'
      readonly word: 'upgrade_from'
      readonly version: string
      readonly tunability: string
    }
  | RtrSetting
  | { readonly kind: 'entry'; readonly attributes: readonly RtrAttribute[] }

export type RtrWord = { readonly text: string; readonly quoted: boolean }

/** `NAME = value, value;`: no value at all is an empty list. Names are as written; `canonicalName` makes them one. */
export type RtrSetting = {
  readonly kind: 'setting'
  readonly name: string
  readonly values: readonly RtrWord[]
}

/** Inside `{ }`: a setting, a flag (`EXTENSION;`), or an enumeration. */
export type RtrAttribute =
  | RtrSetting
  | { readonly kind: 'flag'; readonly name: string }
  | { readonly kind: 'enum'; readonly values: readonly RtrWord[] }

/** What is wrong with a text, or only unusual. `line` counts from 1. */
export type RtrProblem = {
  readonly line: number
  readonly severity: 'error' | 'warning'
  readonly code: RtrProblemCode
  readonly message: string
}

export type RtrProblemCode =
  | 'syntax'
  | 'first-property'
  | 'first-attribute'
  | 'order'
  | 'typographic-quote'
  | 'missing'
  | 'version'
  | 'default'
  | 'timeout-limits'
  | 'tunable'
  | 'unknown-property'
  | 'repeated'

const spellings = (
  'Resource_type Vendor_id RT_version RT_description RT_basedir API_version Failover Single_instance Init_nodes ' +
  'Installed_nodes RT_system Pkglist Proxy Global_zone Sysdefined_type Is_logical_hostname Is_shared_address ' +
  'Resource_list Start Stop Prenet_start Postnet_stop Monitor_start Monitor_stop Monitor_check Init Fini Boot ' +
  'Validate Update'
).split(' ')
const properties = new Map(spellings.map((name) => [name.toLowerCase(), name]))

/** Whether a resource type has a property of that name; names know no case. */
export const isTypeProperty = (name: string): boolean => properties.has(name.toLowerCase())

/** The manual's spelling of a property of resource types; any other name as it is. */
export const canonicalName = (name: string): string => properties.get(name.toLowerCase()) ?? name

/** Methods, which are paths below RT_basedir. */
export const methods = spellings.slice(spellings.indexOf('Start'))

export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Values of a property of the resource type, null when the file does not set it. */
export function typeProperty({ items }: Rtr, name: string): readonly string[] | null {
  const found = items.find((item) => item.kind === 'setting' && sameName(item.name, name))
  return found?.kind === 'setting' ? found.values.map(({ text }) => text) : null
}

/** Attributes of the entry for a property (`Retry_count`, `Confdir_list` …), null when there is none. */
export function entryOf({ items }: Rtr, property: string): readonly RtrAttribute[] | null {
  const found = items.find(
    (item) => item.kind === 'entry' && sameName(attributeText(item.attributes, 'PROPERTY') ?? '', property),
  )
  return found?.kind === 'entry' ? found.attributes : null
}

/** The first value of an entry's attribute; null when it is not there, empty when it has none. */
export function attributeText(attributes: readonly RtrAttribute[], name: string): string | null {
  const found = attributes.find((each) => each.kind === 'setting' && sameName(each.name, name))
  return found?.kind === 'setting' ? (found.values[0]?.text ?? '') : null
}

export const hasFlag = (attributes: readonly RtrAttribute[], name: string): boolean =>
  attributes.some((each) => each.kind === 'flag' && sameName(each.name, name))
