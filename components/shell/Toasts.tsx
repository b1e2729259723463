'use client'

import { ToastViewport } from '#components/ui/overlay/ToastViewport.tsx'
import { dismissToast, useToasts } from '#components/client/stores/toasts.ts'

export function Toasts() {
  return <ToastViewport toasts={useToasts()} onDismiss={dismissToast} />
}
