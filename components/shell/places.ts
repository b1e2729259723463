import type { IconName } from '#components/ui/display/Icon.tsx'
import {
  buildHref,
  clusterHref,
  configHref,
  downtimeHref,
  groupsHref,
  labHref,
  logHref,
  systemsHref,
  typesHref,
  whatIfHref,
} from '#components/client/hrefs.ts'

/** A page of a cluster: in the rail, in the palette, and under `g` and its letter. */
export type Place = {
  readonly name: string
  readonly icon: IconName
  readonly letter: string
  readonly href: (cluster: string) => string
}

export const clusterPlaces: readonly Place[] = [
  { name: 'Overview', icon: 'grid', letter: 'o', href: clusterHref },
  { name: 'Groups', icon: 'graph', letter: 'g', href: groupsHref },
  { name: 'Systems', icon: 'server', letter: 's', href: systemsHref },
  { name: 'Types', icon: 'shapes', letter: 't', href: typesHref },
  { name: 'Configuration', icon: 'file', letter: 'c', href: configHref },
  { name: 'Build', icon: 'bricks', letter: 'u', href: (cluster) => buildHref(cluster) },
  { name: 'What if', icon: 'fork', letter: 'w', href: (cluster) => whatIfHref(cluster) },
  { name: 'Downtime', icon: 'clock', letter: 'd', href: downtimeHref },
  { name: 'Log', icon: 'log', letter: 'l', href: (cluster) => logHref(cluster) },
  { name: 'Lab', icon: 'flask', letter: 'b', href: labHref },
]
