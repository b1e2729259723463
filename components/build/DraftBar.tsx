'use client'

import { useEffect, useState } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { Icon } from '#components/ui/display/Icon.tsx'

/** The draft is its address: this hands it on, or begins another. */
export function DraftBar({ href, onAnew }: { href: string; onAnew: () => void }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (said === '') return
    const timer = setTimeout(() => setSaid(''), 2500)
    return () => clearTimeout(timer)
  }, [said])
  const copy = () =>
    navigator.clipboard.writeText(new URL(href, location.origin).href).then(
      () => setSaid('Copied'),
      () => setSaid('The browser does not let it be copied; take it from the address line.'),
    )
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2 xl:mt-4 xl:border-t xl:pt-3">
      <Button size="small" onClick={copy}>
        <Icon name="copy" size={13} />
        Copy link
      </Button>
      <Button size="small" look="quiet" onClick={onAnew}>
        Start anew
      </Button>
      <output className="text-xs text-text-muted">{said}</output>
    </div>
  )
}
