'use client'

import { resourceList } from '#lib/model/attribute-lookup.ts'
import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { IconButton } from '#components/ui/action/IconButton.tsx'
import { Menu } from '#components/ui/overlay/Menu.tsx'
import { useConfiguration } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useRefusals } from '#components/client/refusals.ts'
import { requestIntent } from '#components/client/request-intent.ts'

/** What can be done with a resource on one system. */
export function ResourceMenu({ resource, system }: { resource: ResourceName; system: SystemName }) {
  const cluster = useClusterName()
  const refusals = useRefusals()
  const [action] = resourceList(useConfiguration(), resource, 'SupportedActions')
  const entry = (label: string, intent: Intent) => ({
    kind: 'action' as const,
    id: label,
    label,
    reasons: refusals(intent),
    onSelect: () => requestIntent(cluster, intent),
  })
  return (
    <Menu
      trigger={<IconButton icon="more" label={`Actions of ${resource} on ${system}`} className="size-7" />}
      entries={[
        entry(`Online on ${system}…`, { kind: 'resource.online', resource, system }),
        entry(`Offline on ${system}…`, { kind: 'resource.offline', resource, system }),
        { kind: 'separator', id: 'separator' },
        entry(`Clear fault on ${system}…`, { kind: 'resource.clear', resource, system }),
        entry(`Probe on ${system}`, { kind: 'resource.probe', resource, system }),
        ...(action === undefined
          ? []
          : [
              entry(`Run an action on ${system}…`, {
                kind: 'resource.action',
                resource,
                system,
                action,
                arguments: [],
              }),
            ]),
      ]}
    />
  )
}
