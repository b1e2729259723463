'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cx } from '#components/ui/class-names.ts'
import { Icon, type IconName } from '#components/ui/display/Icon.tsx'
import { clusterHref, clustersHref } from '#components/client/hrefs.ts'
import { clusterPlaces } from './places.ts'

type RailProps = { cluster: string | null; onNavigate?: () => void }

/** The pages, at the left. The present one is marked for the eye and for readers. */
export function Rail({ cluster, onNavigate }: RailProps) {
  const path = usePathname()
  const isHere = (href: string, exact: boolean) => (exact ? path === href : path.startsWith(href))
  return (
    <nav aria-label="Pages" className="flex flex-col gap-4 p-2">
      <ul className="space-y-px">
        <RailLink
          href={clustersHref}
          icon="stack"
          name="Clusters"
          here={path === clustersHref}
          onNavigate={onNavigate}
        />
      </ul>
      {cluster !== null && (
        <div>
          <p className="truncate px-2 pb-1 text-2xs font-medium text-text-faint">{cluster}</p>
          <ul className="space-y-px">
            {clusterPlaces.map((place) => (
              <RailLink
                key={place.name}
                href={place.href(cluster)}
                icon={place.icon}
                name={place.name}
                here={isHere(place.href(cluster), place.href(cluster) === clusterHref(cluster))}
                onNavigate={onNavigate}
              />
            ))}
          </ul>
        </div>
      )}
    </nav>
  )
}

type RailLinkProps = { href: string; icon: IconName; name: string; here: boolean; onNavigate?: () => void }

function RailLink({ href, icon, name, here, onNavigate }: RailLinkProps) {
  return (
    <li>
      <Link
        href={href}
        onClick={onNavigate}
        aria-current={here ? 'page' : undefined}
        className={cx(
          'flex h-8 items-center gap-2.5 rounded-md px-2 font-medium',
          here ? 'bg-hover text-text' : 'text-text-muted hover:bg-hover/60 hover:text-text',
        )}
      >
        <Icon name={icon} size={15} className={here ? 'text-accent' : ''} />
        {name}
      </Link>
    </li>
  )
}
