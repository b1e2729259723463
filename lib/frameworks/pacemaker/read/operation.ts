import type { Element } from '../xml/element.ts'
import { attributeOf, childrenNamed } from '../xml/parse-xml.ts'

/** Exit codes of the OCF resource agent interface. */
export const exit = {
  ok: 0,
  wrongParameter: 2,
  notInstalled: 5,
  notRunning: 7,
  promoted: 8,
  failedPromoted: 9,
} as const

/** Running, though with doubts. */
const degraded: Readonly<Record<number, number>> = { 190: exit.ok, 191: exit.promoted }

/** An operation as a node's history has it. Numbers that were not noted are -1. */
export type Operation = {
  readonly id: string
  readonly name: string
  readonly call: number
  readonly code: number
  /** What was hoped for, from the transition's key. */
  readonly wanted: number
  readonly intervalMs: number
  readonly isPending: boolean
  /** Whether the executor itself calls it done, whatever came of it. */
  readonly isDone: boolean
  readonly isProbe: boolean
  /** Seconds since the epoch. */
  readonly at: number
  readonly node: string | null
  readonly transition: { readonly number: number; readonly author: string } | null
  readonly source: string | null
  readonly target: string | null
}

const acting = new Set(['start', 'stop', 'monitor', 'promote', 'demote', 'migrate_to', 'migrate_from'])

/** The operations of an `lrm_resource` that say something of where the resource is, as they are written. */
export const operationsOf = (history: Element): readonly Operation[] =>
  childrenNamed(history, 'lrm_rsc_op')
    .map(operationOf)
    .filter(({ name }) => acting.has(name))

function operationOf(entry: Element): Operation {
  const number = (name: string): number => {
    const value = Number(attributeOf(entry, name) ?? -1)
    return Number.isNaN(value) ? -1 : value
  }
  const name = attributeOf(entry, 'operation') ?? ''
  const wanted = /^-?\d+:-?\d+:(\d+):/.exec(attributeOf(entry, 'transition-key') ?? '')?.[1]
  const magic = /^[^;]*;-?\d+:(-?\d+):\d+:(.*)$/s.exec(attributeOf(entry, 'transition-magic') ?? '')
  const code = number('rc-code')
  const intervalMs = Math.max(0, number('interval'))
  return {
    id: attributeOf(entry, 'id') ?? '',
    name,
    call: number('call-id'),
    code: degraded[code] ?? code,
    wanted: wanted === undefined ? exit.ok : Number(wanted),
    intervalMs,
    isPending: attributeOf(entry, 'op-status') === '-1',
    isDone: attributeOf(entry, 'op-status') === '0',
    isProbe: name === 'monitor' && intervalMs === 0,
    at: number('last-rc-change'),
    node: attributeOf(entry, 'on_node'),
    transition: magic ? { number: Number(magic[1]), author: magic[2] ?? '' } : null,
    source: attributeOf(entry, 'migrate_source'),
    target: attributeOf(entry, 'migrate_target'),
  }
}

/** In the order they were called. Of two that cannot be told apart the one written last comes first. */
export const inOrder = (operations: readonly Operation[]): readonly Operation[] =>
  operations.toReversed().toSorted((one, other) => byAge(one, other, true))

/** Whether an operation came after another; `isOnOneNode` for histories that do not note where each was. */
export const isNewer = (one: Operation, other: Operation, isOnOneNode: boolean): boolean =>
  byAge(one, other, isOnOneNode) > 0

/**
 * Below 0 when the first is the older one, 0 when that cannot be told. On one node the numbers of the calls tell, between
 * nodes only the clock; what is still under way has no number, and its transition tells.
 */
function byAge(one: Operation, other: Operation, isOnOneNode: boolean): number {
  const isSame = one.node === null || other.node === null ? isOnOneNode : one.node === other.node
  if (isSame && one.id === other.id) return 0
  if (one.call < 0 && other.call < 0) return 0
  if (one.call < 0 || other.call < 0) return byTransition(one, other)
  if (isSame && one.call !== other.call) return one.call - other.call
  return one.at < 0 || other.at < 0 ? 0 : one.at - other.at
}

/** Transitions of one author are counted; what a node did while it shut down bears -1 and comes last. */
function byTransition(one: Operation, other: Operation): number {
  if (one.transition === null || other.transition === null) return 0
  const [first, second] = [one.transition, other.transition]
  if (first.author !== second.author || first.number === second.number) return other.call < 0 ? -1 : 1
  if (first.number < 0 || second.number < 0) return first.number < 0 ? 1 : -1
  return first.number - second.number
}
