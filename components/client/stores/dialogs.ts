import { create } from 'zustand'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { EditForm } from '../configuration/edit-form.ts'
import type { Intent } from '#lib/planner/intent.ts'

/** The one open dialog or drawer. A dialog is opened from anywhere by naming what it is about. */
export type OpenDialog =
  | { readonly kind: 'switch'; readonly group: GroupName; readonly to?: SystemName }
  /** Any other command, shown with its consequence (and plan, where it has one) before it is sent. */
  | { readonly kind: 'command'; readonly intent: Intent }
  | { readonly kind: 'trust'; readonly system: SystemName }
  | { readonly kind: 'importTypes' }
  | { readonly kind: 'loadConfiguration' }
  | { readonly kind: 'edit'; readonly form: EditForm }
  | { readonly kind: 'takeOver' }
  | { readonly kind: 'discardDraft'; readonly closes: boolean }
  | { readonly kind: 'outsideEdit' }
  | { readonly kind: 'rollBack'; readonly version: number }
  | { readonly kind: 'operations'; readonly operation: number | null }
  | { readonly kind: 'why'; readonly decision: string }
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'password' }

const useStore = create<{ readonly dialog: OpenDialog | null }>()(() => ({ dialog: null }))

export const openDialog = (dialog: OpenDialog): void => useStore.setState({ dialog })

export const closeDialog = (): void => useStore.setState({ dialog: null })

export const isDialogOpen = (): boolean => useStore.getState().dialog !== null

/** The open dialog when it is of this kind, else null. */
export const useDialog = <Kind extends OpenDialog['kind']>(
  kind: Kind,
): Extract<OpenDialog, { kind: Kind }> | null =>
  useStore((state) =>
    state.dialog?.kind === kind ? (state.dialog as Extract<OpenDialog, { kind: Kind }>) : null,
  )

/** Opens a form of the configuration. */
export const openForm = (form: EditForm): void => openDialog({ kind: 'edit', form })
