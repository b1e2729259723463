import type { AttributeName, GroupName, ResourceName, SystemName, TypeName } from '#lib/model/names.ts'

/**
 * One change of a configuration, as an administrator would ask for it: each is one ha command and back
 * (`command-of-edit.ts`, `edit-of-command.ts`). A change set is a list of them, applied in order to the text
 * of the files. vcs-semantics §8.1 (hagrp, hares, hasys, hatype, haattr, haclus), §8.2 (-modify).
 */
export type Edit = ObjectEdit | LinkEdit | AttributeEdit | DeclarationEdit

/** What carries attributes. The cluster has no name here: there is one. */
export type EditObject =
  | { readonly kind: 'cluster' }
  | { readonly kind: 'system'; readonly name: SystemName }
  | { readonly kind: 'group'; readonly name: GroupName }
  | { readonly kind: 'resource'; readonly name: ResourceName }
  | { readonly kind: 'type'; readonly name: TypeName }

export type ObjectEdit =
  /** `hasys -add` */
  | { readonly kind: 'system.add'; readonly system: SystemName }
  | { readonly kind: 'system.delete'; readonly system: SystemName }
  /** `hagrp -add` */
  | { readonly kind: 'group.add'; readonly group: GroupName }
  /** Only when it holds no resources and no links. */
  | { readonly kind: 'group.delete'; readonly group: GroupName }
  /** `hares -add R T G`: Enabled begins as 0 (§1.2 "Defaults on creation"). */
  | {
      readonly kind: 'resource.add'
      readonly resource: ResourceName
      readonly type: TypeName
      readonly group: GroupName
    }
  /** With its links. */
  | { readonly kind: 'resource.delete'; readonly resource: ResourceName }
  | { readonly kind: 'type.add'; readonly type: TypeName }
  /** Only when no resource uses it; the file stays, its include goes with its last type. */
  | { readonly kind: 'type.delete'; readonly type: TypeName }
  /** Hawser's own: the name changes everywhere it is used. Not while it is online. */
  | { readonly kind: 'group.rename'; readonly group: GroupName; readonly to: GroupName }
  | { readonly kind: 'resource.rename'; readonly resource: ResourceName; readonly to: ResourceName }

export type LinkEdit =
  /** `hares -link P C`; with `atLeast`: `hares -link P C1,C2 -min N`. */
  | {
      readonly kind: 'resource.link'
      readonly parent: ResourceName
      readonly children: readonly ResourceName[]
      readonly atLeast: number | null
    }
  | { readonly kind: 'resource.unlink'; readonly parent: ResourceName; readonly child: ResourceName }
  /** `hagrp -link P C category location [rigidity]` */
  | {
      readonly kind: 'group.link'
      readonly parent: GroupName
      readonly child: GroupName
      readonly category: 'online' | 'offline'
      readonly location: 'local' | 'global' | 'remote' | 'site'
      readonly rigidity: 'soft' | 'firm' | 'hard' | null
    }
  | { readonly kind: 'group.unlink'; readonly parent: GroupName; readonly child: GroupName }

export type AttributeEdit =
  /**
   * `-modify`. `words` as they follow the attribute: one for a scalar, items, keys, or key value key value ….
   * `system`: the value of one system, for an attribute that is localized.
   */
  | {
      readonly kind: 'modify'
      readonly object: EditObject
      readonly attribute: AttributeName
      readonly verb: 'set' | 'add' | 'update' | 'delete' | 'delete-keys'
      readonly words: readonly string[]
      readonly system: SystemName | null
    }
  /** `hares -local R A`: each system of the group gets the value that held for all. */
  | { readonly kind: 'localize'; readonly resource: ResourceName; readonly attribute: AttributeName }
  /** `hares -global R A value(s)` */
  | {
      readonly kind: 'globalize'
      readonly resource: ResourceName
      readonly attribute: AttributeName
      readonly words: readonly string[]
    }
  /** `hares -override R A`: the static attribute of the type becomes the resource's own, with the type's value. */
  | { readonly kind: 'override'; readonly resource: ResourceName; readonly attribute: AttributeName }
  | { readonly kind: 'undoOverride'; readonly resource: ResourceName; readonly attribute: AttributeName }

/** `haattr`: attributes of a type. */
export type DeclarationEdit =
  | {
      readonly kind: 'attribute.declare'
      readonly type: TypeName
      readonly attribute: AttributeName
      readonly modifier: 'static' | 'temp' | null
      readonly valueType: 'str' | 'i18nstr' | 'int' | 'boolean'
      readonly dimension: 'scalar' | 'vector' | 'keylist' | 'association'
      readonly words: readonly string[]
    }
  | { readonly kind: 'attribute.remove'; readonly type: TypeName; readonly attribute: AttributeName }
  | {
      readonly kind: 'attribute.default'
      readonly type: TypeName
      readonly attribute: AttributeName
      readonly words: readonly string[]
    }

/** Why an edit cannot be done on these files: the command's own message, with VCS' number where it has one. */
export type EditRefusal = {
  /** Index in the list that was to be applied. */
  readonly at: number
  readonly code: EditRefusalCode
  /** Number of the VCS message (§8.4), null where VCS has none. */
  readonly number: number | null
  readonly text: string
}

export type EditRefusalCode =
  | 'no-such-object'
  | 'object-exists'
  | 'no-such-attribute'
  | 'wrong-dimension'
  | 'bad-value'
  | 'key-present'
  | 'key-absent'
  | 'in-use'
  | 'link-exists'
  | 'no-such-link'
  | 'link-not-allowed'
  | 'not-overridable'
  | 'not-localizable'
  /** One value for a system, or one for all, where the attribute is kept the other way. */
  | 'not-local'
  | 'is-local'
  /** A static attribute that the resource has not overridden. */
  | 'not-overridden'
  /** Kept by the engine. */
  | 'managed-attribute'
  | 'bad-name'
  | 'broken-block'
