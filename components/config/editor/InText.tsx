'use client'

import Link from 'next/link'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { configTabHref } from '#components/client/hrefs.ts'
import { objectText, type TextObject } from './places.ts'

/** From a thing's page to the lines that say it. */
export function InText({ object }: { object: TextObject }) {
  return (
    <Link
      href={configTabHref(useClusterName(), 'editor', { at: objectText(object) })}
      className="px-1 text-xs text-text-muted underline decoration-line-strong underline-offset-2 hover:text-text"
    >
      {object.kind === 'type' ? 'In its file' : 'In main.cf'}
    </Link>
  )
}
