import type { AttributeSetting, AttributeValue, Dimension } from './attribute-value.ts'
import type { AttributeName, ClusterName, GroupName, ResourceName, SystemName, TypeName } from './names.ts'

/**
 * A cluster as its main.cf and type files describe it. Immutable; made by `lib/maincf`, read by all.
 * Records keep the order of the text.
 */
export type Configuration = {
  readonly cluster: { readonly name: ClusterName; readonly attributes: Attributes }
  readonly systems: Readonly<Record<SystemName, SystemConfiguration>>
  readonly types: Readonly<Record<TypeName, ResourceType>>
  readonly groups: Readonly<Record<GroupName, GroupConfiguration>>
  readonly resources: Readonly<Record<ResourceName, ResourceConfiguration>>
  /** Clusters of a global cluster beside this one; absent when there are none. vcs-semantics §1.2 (Global clusters). */
  readonly remoteClusters?: Readonly<Record<string, RemoteObject>>
  /** How remote clusters are watched; local values are for one remote cluster each. vcs-semantics §3.6. */
  readonly heartbeats?: Readonly<Record<string, RemoteObject>>
}

/** A remote cluster, or a heartbeat to such clusters. Kept and written back; Hawser does not act on them. */
export type RemoteObject = { readonly name: string; readonly attributes: Attributes }

export type Attributes = Readonly<Record<AttributeName, AttributeSetting>>

export type SystemConfiguration = { readonly name: SystemName; readonly attributes: Attributes }

export type GroupConfiguration = {
  readonly name: GroupName
  readonly attributes: Attributes
  /** SystemList, lowest priority number first; equal numbers keep the order of the text. */
  readonly systemList: readonly { readonly system: SystemName; readonly priority: number }[]
  readonly autoStartList: readonly SystemName[]
  /** In the order of the text. */
  readonly resources: readonly ResourceName[]
  /** Links in which this group is the parent ("requires group"). */
  readonly requires: readonly GroupLink[]
  /** Groups that require this one. */
  readonly requiredBy: readonly GroupLink[]
}

/** Parent depends on child. VCS user's guide, "Service group dependencies"; vcs-semantics §5. */
export type GroupLink = {
  readonly parent: GroupName
  readonly child: GroupName
  readonly category: 'online' | 'offline'
  readonly location: 'local' | 'global' | 'remote' | 'site'
  readonly rigidity: 'soft' | 'firm' | 'hard' | null
}

export type ResourceConfiguration = {
  readonly name: ResourceName
  readonly type: TypeName
  readonly group: GroupName
  /** Own attributes and overridden static ones. */
  readonly attributes: Attributes
  /** Resources this one requires: online before it, offline after it. */
  readonly children: readonly ResourceName[]
  /** Resources that require this one. */
  readonly parents: readonly ResourceName[]
  /** Children of which only so many have to be up, one entry for each such link; `children` has them too. */
  readonly atLeast?: readonly AtLeast[]
}

/** `requires atleast count from …`, of VCS 6.2 and later. vcs-semantics §1.2, §4.2 step 4. */
export type AtLeast = { readonly count: number; readonly of: readonly ResourceName[] }

export type ResourceType = {
  readonly name: TypeName
  readonly argList: readonly string[]
  readonly declarations: Readonly<Record<AttributeName, AttributeDeclaration>>
  /** Static attributes the type sets (MonitorInterval, RestartLimit, Operations …). */
  readonly statics: Readonly<Record<AttributeName, AttributeValue>>
  /** File the type came from, as the include names it. */
  readonly sourceFile: string
}

export type ValueType = 'str' | 'i18nstr' | 'int' | 'boolean'

export type AttributeDeclaration = {
  readonly name: AttributeName
  readonly valueType: ValueType
  readonly dimension: Dimension
  readonly temporary: boolean
  readonly default: AttributeValue | null
}
