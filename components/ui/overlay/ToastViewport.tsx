'use client'

import { cx } from '../class-names.ts'
import { Icon } from '../display/Icon.tsx'
import { Shape, type ShapeName } from '../display/Shape.tsx'
import type { Tone } from '../tone.ts'

export type ToastOnScreen = {
  readonly id: number
  readonly tone: Tone
  readonly shape: ShapeName
  readonly title: string
  readonly lines: readonly string[]
  readonly action?: { readonly label: string; readonly href: string }
}

type ToastViewportProps = { toasts: readonly ToastOnScreen[]; onDismiss: (id: number) => void }

/** News in the corner, read aloud politely. Never the only copy of an outcome. */
export function ToastViewport({ toasts, onDismiss }: ToastViewportProps) {
  return (
    <div
      role="log"
      aria-label="Notifications"
      aria-live="polite"
      className="pointer-events-none fixed right-3 bottom-14 z-70 flex w-[min(24rem,calc(100vw-1.5rem))] flex-col gap-2"
    >
      {toasts.map((toast) => (
        <div
          key={toast.id}
          className={cx(
            'pointer-events-auto flex items-start gap-2.5 rounded-lg bg-raised py-2.5 pr-2 pl-3 shadow-popup',
          )}
        >
          <Shape shape={toast.shape} tone={toast.tone} size={16} className="mt-0.5" />
          <div className="min-w-0 flex-1">
            <p className="font-medium break-words">{toast.title}</p>
            {toast.lines.map((line) => (
              <p key={line} className="break-words text-text-muted">
                {line}
              </p>
            ))}
            {toast.action && (
              <a href={toast.action.href} className="font-medium text-accent hover:underline">
                {toast.action.label}
              </a>
            )}
          </div>
          <button
            type="button"
            aria-label="Dismiss"
            onClick={() => onDismiss(toast.id)}
            className="inline-flex size-6 items-center justify-center rounded-sm text-text-muted hover:bg-hover"
          >
            <Icon name="close" size={12} />
          </button>
        </div>
      ))}
    </div>
  )
}
