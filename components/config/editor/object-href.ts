import type { Configuration } from '#lib/model/configuration.ts'
import { groupHref, resourceHref, systemHref, typeHref } from '#components/client/hrefs.ts'
import type { TextObject } from './places.ts'

/** The page of a thing, where there is such a thing; the cluster itself has none of this kind. */
export function objectHref(cluster: string, known: Configuration, { kind, name }: TextObject): string | null {
  switch (kind) {
    case 'group':
      return Object.hasOwn(known.groups, name) ? groupHref(cluster, name) : null
    case 'resource':
      return Object.hasOwn(known.resources, name) ? resourceHref(cluster, name) : null
    case 'system':
      return Object.hasOwn(known.systems, name) ? systemHref(cluster, name) : null
    case 'type':
      return Object.hasOwn(known.types, name) ? typeHref(cluster, name) : null
    case 'cluster':
      return null
  }
}
