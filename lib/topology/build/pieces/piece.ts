import { association, keylist, scalar, type AttributeValue } from '#lib/model/attribute-value.ts'
import type { GroupLink } from '#lib/model/configuration.ts'
import {
  groupName,
  resourceName,
  systemName,
  typeName,
  type GroupName,
  type ResourceName,
  type TypeName,
} from '#lib/model/names.ts'
import type { StepNumber } from '../steps.ts'

/** A part of a configuration with the step it comes with, so that the result of every step can be shown. */
type Since = { readonly since: StepNumber }

export type AttributePiece = Since & { readonly name: string; readonly value: AttributeValue }

export type ResourcePiece = Since & {
  readonly name: ResourceName
  readonly type: TypeName
  readonly attributes: readonly AttributePiece[]
  readonly children: readonly (Since & { readonly name: ResourceName })[]
}

export type GroupPiece = Since & {
  readonly name: GroupName
  readonly attributes: readonly AttributePiece[]
  readonly resources: readonly ResourcePiece[]
  readonly requires: readonly (Since & { readonly link: GroupLink })[]
}

type Written = string | number | AttributeValue | null

/** Attributes that come at a step; null and empty ones are left to the type. */
export const attributesAt = (
  since: StepNumber,
  written: Readonly<Record<string, Written>>,
): AttributePiece[] =>
  Object.entries(written).flatMap(([name, value]) =>
    value === null || value === ''
      ? []
      : [{ since, name, value: typeof value === 'object' ? value : scalar(String(value)) }],
  )

export const resourcePiece = (
  since: StepNumber,
  name: string,
  type: string,
  attributes: readonly AttributePiece[],
  children: readonly (readonly [name: string, since: StepNumber])[],
): ResourcePiece => ({
  since,
  name: resourceName(name),
  type: typeName(type),
  attributes,
  children: children.map(([child, at]) => ({ name: resourceName(child), since: at })),
})

/** `requires group … online global soft`: the order of starts, and nothing more. Guide 000, page 31. */
export const softLink = (parent: string, child: string): GroupLink => ({
  parent: groupName(parent),
  child: groupName(child),
  category: 'online',
  location: 'global',
  rigidity: 'soft',
})

export const systemListValue = (order: readonly string[]): AttributeValue =>
  association(order.map((system, priority) => [systemName(system), String(priority)]))

export const autoStartValue = (home: string): AttributeValue => keylist([home])
