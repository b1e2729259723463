import type { Element } from '../xml/element.ts'
import { attributeOf, childrenNamed } from '../xml/parse-xml.ts'
import type { Operation } from './operation.ts'

/** What of a configuration decides how the history of a resource is read. */
export type Handling = {
  readonly isFencing: boolean
  readonly isManaged: (resource: string) => boolean
  /** Whether a failed operation counts as one that went as wanted. */
  readonly isForgiven: (resource: string, operation: Operation) => boolean
  /** Whether nothing more is done with the resource once the operation has failed. */
  readonly isBlocking: (resource: string, operation: Operation) => boolean
}

/** A primitive, what it is made from and what holds it, the innermost first. */
type Chain = readonly Element[]

/** Reads how failures are handled: `on-fail` of operations, `container` and `is-managed` of resources, with their defaults. */
export function handlingOf(configuration: Element): Handling {
  const chains = chainsOf(configuration)
  const made = connectionsOf(chains)
  const inside = (name: string) => childrenNamed(configuration, name)
  const property = (name: string) =>
    valueOf(
      inside('crm_config').flatMap((section) => childrenNamed(section, 'cluster_property_set')),
      name,
    )
  const sets = (element: Element) => childrenNamed(element, 'meta_attributes')
  const meta = (resource: string, name: string): string | null => {
    for (const element of chains.get(resource) ?? []) {
      const value = valueOf(sets(element), name)
      if (value !== null) return value
    }
    return valueOf(inside('rsc_defaults').flatMap(sets), name)
  }
  const onFail = (resource: string, operation: Operation): string | null => {
    const isHeld = made.has(resource) || chains.has(meta(resource, 'container') ?? '')
    const written =
      onFailOf(chains.get(resource) ?? [], operation) ??
      valueOf(inside('op_defaults').flatMap(sets), 'on-fail')
    const value = isAllowed(operation, written, isHeld) ? written : null
    return value ?? (isHeld ? 'restart-container' : null)
  }
  const isUnmanaged = isTrue(property('maintenance-mode')) || isFalse(property('is-managed-default'))
  return {
    isFencing: !isFalse(property('stonith-enabled')),
    isManaged: (resource) =>
      !isTrue(meta(resource, 'maintenance')) &&
      !(isUnmanaged && !isTrue(meta(resource, 'is-managed'))) &&
      !isFalse(meta(resource, 'is-managed')),
    isForgiven: (resource, operation) => {
      const value = onFail(resource, operation)
      if (value === 'restart-container') return operation.name === 'stop'
      return value === 'ignore' || value === 'nothing'
    },
    isBlocking: (resource, operation) => onFail(resource, operation) === 'block',
  }
}

const isTrue = (value: string | null): boolean =>
  value !== null && ['true', 'on', 'yes', 'y', '1'].includes(value.toLowerCase())
const isFalse = (value: string | null): boolean =>
  value !== null && ['false', 'off', 'no', 'n', '0'].includes(value.toLowerCase())

/** A value of sets of name and value: that of the first set that has it. */
function valueOf(sets: readonly Element[], name: string): string | null {
  const pair = sets
    .flatMap((set) => childrenNamed(set, 'nvpair'))
    .find((each) => attributeOf(each, 'name') === name)
  return pair ? attributeOf(pair, 'value') : null
}

function chainsOf(configuration: Element): ReadonlyMap<string, Chain> {
  const [resources] = childrenNamed(configuration, 'resources')
  if (!resources) return new Map()
  const templates = new Map(
    childrenNamed(resources, 'template').map((each) => [attributeOf(each, 'id') ?? '', each] as const),
  )
  const chains = new Map<string, Chain>()
  const walk = (element: Element, holders: Chain): void => {
    const id = attributeOf(element, 'id')
    const template = templates.get(attributeOf(element, 'template') ?? '')
    const chain = [element, ...(template ? [template] : []), ...holders]
    if (id !== null && element.name === 'primitive') chains.set(id, chain)
    for (const child of childrenNamed(element, 'primitive', 'group', 'clone', 'master', 'bundle'))
      walk(child, chain)
  }
  walk(resources, [])
  return chains
}

/** The connections to guests, which are made from the `remote-node` of a primitive: it is their container. */
const connectionsOf = (chains: ReadonlyMap<string, Chain>): ReadonlySet<string> =>
  new Set(
    [...chains.values()].flatMap(
      ([primitive]) =>
        (primitive && valueOf(childrenNamed(primitive, 'meta_attributes'), 'remote-node')) ?? [],
    ),
  )

function onFailOf(chain: Chain, operation: Operation): string | null {
  const entries = chain
    .flatMap((element) => childrenNamed(element, 'operations'))
    .flatMap((section) => childrenNamed(section, 'op'))
    .filter((entry) => !isFalse(attributeOf(entry, 'enabled')))
  const own = entries.find(
    (entry) =>
      attributeOf(entry, 'name') === operation.name &&
      millisecondsOf(attributeOf(entry, 'interval')) === operation.intervalMs,
  )
  const written = own && onFailOfEntry(own)
  if (written != null || operation.name !== 'demote') return written ?? null
  // A demotion without a word of its own is handled as the monitor of what is promoted.
  const monitors = entries.filter(
    (entry) =>
      attributeOf(entry, 'name') === 'monitor' &&
      ['promoted', 'master'].includes(attributeOf(entry, 'role')?.toLowerCase() ?? '') &&
      millisecondsOf(attributeOf(entry, 'interval')) > 0,
  )
  return monitors.map(onFailOfEntry).find((value) => value !== null && value !== 'demote') ?? null
}

const onFailOfEntry = (entry: Element): string | null =>
  attributeOf(entry, 'on-fail') ?? valueOf(childrenNamed(entry, 'meta_attributes'), 'on-fail')

const isAllowed = ({ name }: Operation, onFail: string | null, isHeld: boolean): boolean => {
  if (onFail === 'restart-container') return isHeld
  return name !== 'stop' || !['standby', 'demote', 'stop'].includes(onFail ?? '')
}

const units: Readonly<Record<string, number>> = { ms: 1, msec: 1, '': 1000, s: 1000, sec: 1000 }
const longUnits: Readonly<Record<string, number>> = { m: 60_000, min: 60_000, h: 3_600_000, hr: 3_600_000 }

/** An interval as operations are configured with it: a number with a unit, seconds without. */
function millisecondsOf(interval: string | null): number {
  const [, number = '0', unit = ''] = /^\s*(\d+)\s*([a-z]*)/i.exec(interval ?? '') ?? []
  return Number(number) * (units[unit.toLowerCase()] ?? longUnits[unit.toLowerCase()] ?? 1000)
}
