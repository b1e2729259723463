import {
  association,
  keylist,
  scalar,
  vector,
  type AttributeValue,
  type Dimension,
} from '#lib/model/attribute-value.ts'
import type { ValueType } from '#lib/model/configuration.ts'

/** What VCS itself says about one of its attributes. vcs-semantics §3. */
export type AttributeDefinition = {
  readonly name: string
  readonly valueType: ValueType
  readonly dimension: Dimension
  /** Value where the configuration is silent; null where VCS has none. */
  readonly default: AttributeValue | null
  /** `local`: VCS keeps, or lets the text give, one value per system. */
  readonly scope: 'global' | 'local'
  /** Written by the engine, never by main.cf. */
  readonly systemManaged: boolean
  /** Static attributes of types only: may be set again on one resource. */
  readonly overridable: boolean
  /** A sentence for an administrator; units are named in it. */
  readonly meaning: string
}

export type AttributeTable = ReadonlyMap<string, AttributeDefinition>

type Traits = Partial<Pick<AttributeDefinition, 'scope' | 'systemManaged' | 'overridable'>>

export const local: Traits = { scope: 'local' }
export const overridable: Traits = { overridable: true }
export const managed: Traits = { systemManaged: true }
export const managedLocal: Traits = { systemManaged: true, scope: 'local' }

const define = (
  name: string,
  valueType: ValueType,
  dimension: Dimension,
  initial: AttributeValue | null,
  meaning: string,
  traits: Traits = {},
): AttributeDefinition => ({
  name,
  valueType,
  dimension,
  default: initial,
  scope: traits.scope ?? 'global',
  systemManaged: traits.systemManaged ?? false,
  overridable: traits.overridable ?? false,
  meaning,
})

const scalarOrNone = (value: string | number | null): AttributeValue | null =>
  value === null ? null : scalar(String(value))

/** A whole number; `null` when VCS has no default. */
export const integer = (name: string, initial: number | null, meaning: string, traits?: Traits) =>
  define(name, 'int', 'scalar', scalarOrNone(initial), meaning, traits)

/** 0 or 1. */
export const flag = (name: string, initial: 0 | 1 | null, meaning: string, traits?: Traits) =>
  define(name, 'boolean', 'scalar', scalarOrNone(initial), meaning, traits)

/** A string. */
export const text = (name: string, initial: string | null, meaning: string, traits?: Traits) =>
  define(name, 'str', 'scalar', scalarOrNone(initial), meaning, traits)

/** Unordered words, each once; empty by default. */
export const words = (name: string, meaning: string, traits?: Traits) =>
  define(name, 'str', 'keylist', keylist([]), meaning, traits)

/** Ordered strings; empty by default. */
export const sequence = (name: string, meaning: string, traits?: Traits) =>
  define(name, 'str', 'vector', vector([]), meaning, traits)

/** Key and string. */
export const pairs = (
  name: string,
  initial: readonly (readonly [string, string])[],
  meaning: string,
  traits?: Traits,
) => define(name, 'str', 'association', association(initial), meaning, traits)

/** Key and whole number; empty by default. */
export const counts = (name: string, meaning: string, traits?: Traits) =>
  define(name, 'int', 'association', association([]), meaning, traits)

/** Rows by name, in the order given. */
export const tableOf = (rows: readonly AttributeDefinition[]): AttributeTable =>
  new Map(rows.map((row) => [row.name, row]))
