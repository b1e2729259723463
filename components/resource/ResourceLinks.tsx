'use client'

import Link from 'next/link'
import { neededChildren } from '#lib/model/at-least.ts'
import type { ResourceConfiguration } from '#lib/model/configuration.ts'
import type { ResourceName } from '#lib/model/names.ts'
import { FactList } from '#components/ui/display/Panel.tsx'
import { useConfiguration } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { resourceHref } from '#components/client/hrefs.ts'

/** What must be online before this resource, wholly or so many of several, and what waits for it. */
export function ResourceLinks({ resource }: { resource: ResourceConfiguration }) {
  const { resources } = useConfiguration()
  const choiceOf = (parent: ResourceName) =>
    resources[parent]?.atLeast?.find(({ of }) => of.includes(resource.name))
  return (
    <FactList
      items={[
        ['Requires', <Required key="children" resource={resource} />],
        [
          'Required by',
          <Names
            key="parents"
            names={resource.parents}
            noteOf={(parent) => {
              const choice = choiceOf(parent)
              return choice ? `at least ${choice.count} of ${choice.of.join(', ')}` : null
            }}
          />,
        ],
      ]}
    />
  )
}

/** All of some, and of others so many, no matter which (`requires atleast`). vcs-semantics §4.2 step 4. */
function Required({ resource }: { resource: ResourceConfiguration }) {
  const { atLeast = [] } = resource
  const all = neededChildren(resource)
  return (
    <>
      {(all.length > 0 || atLeast.length === 0) && <Names names={all} />}
      {atLeast.map(({ count, of }) => (
        <span key={of.join(' ')} className="flex flex-wrap gap-x-3">
          <span className="text-text-muted">at least {count} of</span>
          <Names names={of} />
        </span>
      ))}
    </>
  )
}

type NamesProps = { names: readonly ResourceName[]; noteOf?: (name: ResourceName) => string | null }

function Names({ names, noteOf }: NamesProps) {
  const cluster = useClusterName()
  if (names.length === 0) return <span className="text-text-muted">nothing</span>
  return (
    <span className="flex flex-wrap gap-x-3">
      {names.map((name) => {
        const note = noteOf?.(name) ?? null
        return (
          <span key={name}>
            <Link href={resourceHref(cluster, name)} className="font-medium hover:underline">
              {name}
            </Link>
            {note !== null && <span className="text-xs text-text-muted"> ({note})</span>}
          </span>
        )
      })}
    </span>
  )
}
