'use client'

import { useEffect, useState } from 'react'
import { Icon } from '../display/Icon.tsx'

/** Copies a text; answers with a tick for a moment. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <button
      type="button"
      aria-label={label}
      onClick={copy}
      className="inline-flex size-6.5 items-center justify-center rounded-md border border-transparent bg-raised/80 text-text-muted hover:border-line hover:text-text"
    >
      <Icon name={copied ? 'tick' : 'copy'} size={14} className={copied ? 'text-online' : ''} />
      <output className="sr-only">{copied ? 'Copied' : ''}</output>
    </button>
  )
}
