'use client'

import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { ResourceInfo } from '#lib/model/runtime.ts'
import { Panel } from '#components/ui/display/Panel.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useGroup } from '#components/client/cluster/selectors.ts'
import { agoText } from '#components/client/words/ages.ts'

type ResourceInfoPanelProps = { resource: ResourceName; group: GroupName; systems: readonly SystemName[] }

const stateWords: Readonly<Record<ResourceInfo['state'], string>> = {
  Valid: '',
  Invalid: 'not valid',
  Stale: 'stale: the resource has gone offline since',
}

/** What info last printed on each system (ResourceInfo); not there where the type asks for none. */
export function ResourceInfoPanel({ resource, group, systems }: ResourceInfoPanelProps) {
  const places = useGroup(group)?.places
  const now = useEngineNow()
  const known = systems.flatMap((system) => {
    const info = places?.[system]?.resources[resource]?.info
    return info ? [{ system, info }] : []
  })
  if (known.length === 0) return null
  return (
    <Panel title="What its agent reports">
      <ul className="space-y-3">
        {known.map(({ system, info }) => (
          <li key={system}>
            <p className="text-text-muted">
              <span className="font-medium text-text">{system}</span>, {agoText(now - info.at)}
              {stateWords[info.state] !== '' && `, ${stateWords[info.state]}`}
            </p>
            <pre className="overflow-x-auto font-mono text-xs whitespace-pre-wrap">{info.message}</pre>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
