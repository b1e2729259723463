import type { EditObject } from '#lib/maincf/edit/edit.ts'
import type { AttributeName, GroupName, ResourceName } from '#lib/model/names.ts'

/** A form that adds edits to the draft. */
export type EditForm =
  | { readonly kind: 'add-system' }
  | { readonly kind: 'add-group' }
  /** `copyOf`: starts with the attributes of another resource. */
  | { readonly kind: 'add-resource'; readonly group: GroupName; readonly copyOf?: ResourceName }
  | { readonly kind: 'rename'; readonly object: Extract<EditObject, { kind: 'group' | 'resource' }> }
  | { readonly kind: 'delete'; readonly object: Exclude<EditObject, { kind: 'cluster' }> }
  | { readonly kind: 'attribute'; readonly object: EditObject; readonly attribute: AttributeName }
  | { readonly kind: 'add-attribute'; readonly object: EditObject }
  | {
      readonly kind: 'link-resources'
      readonly group: GroupName
      readonly parent?: ResourceName
      readonly child?: ResourceName
    }
  | { readonly kind: 'link-groups'; readonly parent?: GroupName; readonly child?: GroupName }
  | { readonly kind: 'unlink-resources'; readonly parent: ResourceName; readonly child: ResourceName }
  | { readonly kind: 'unlink-groups'; readonly parent: GroupName; readonly child: GroupName }
  | { readonly kind: 'system-list'; readonly group: GroupName }
