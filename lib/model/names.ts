/**
 * Names of a cluster's things. Each kind is a branded string, so that a group's name cannot be
 * handed to a function that wants a system's. At run time they are plain strings.
 */
declare const brand: unique symbol

type Branded<Kind extends string> = string & { readonly [brand]: Kind }

export type ClusterName = Branded<'ClusterName'>
export type SystemName = Branded<'SystemName'>
export type GroupName = Branded<'GroupName'>
export type ResourceName = Branded<'ResourceName'>
export type TypeName = Branded<'TypeName'>
export type AttributeName = Branded<'AttributeName'>

export const clusterName = (text: string): ClusterName => text as ClusterName
export const systemName = (text: string): SystemName => text as SystemName
export const groupName = (text: string): GroupName => text as GroupName
export const resourceName = (text: string): ResourceName => text as ResourceName
export const typeName = (text: string): TypeName => text as TypeName
export const attributeName = (text: string): AttributeName => text as AttributeName

/** Keys of a record, typed as the record's own branded names. Order is the record's. */
export const namesOf = <Name extends string>(record: Readonly<Record<Name, unknown>>): Name[] =>
  Object.keys(record) as Name[]
