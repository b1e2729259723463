'use client'

import type { GroupName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { IconButton } from '#components/ui/action/IconButton.tsx'
import { Menu, type MenuEntry } from '#components/ui/overlay/Menu.tsx'
import { useGroup, useGroupSummary } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useRefusals } from '#components/client/refusals.ts'
import { requestIntent } from '#components/client/request-intent.ts'

type GroupRowActionsProps = { group: GroupName }

/** Switch in sight, everything else one press away. What is refused says all its reasons. */
export function GroupRowActions({ group }: GroupRowActionsProps) {
  const cluster = useClusterName()
  const frozen = useGroup(group)?.frozen ?? null
  const refusals = useRefusals()
  const { state, on } = useGroupSummary(group)
  // What is half up is completed where it is, not on the best system.
  const partialOn = state === 'PARTIAL' ? (on[0] ?? null) : null
  const switchIntent: Intent = { kind: 'group.switch', group, to: 'any' }
  const entry = (id: string, label: string, intent: Intent): MenuEntry => ({
    kind: 'action',
    id,
    label,
    reasons: refusals(intent),
    onSelect: () => requestIntent(cluster, intent),
  })
  return (
    <span className="inline-flex items-center gap-1">
      <Button
        size="small"
        aria-label={`Switch ${group}`}
        reasons={refusals(switchIntent)}
        onClick={() => requestIntent(cluster, switchIntent)}
      >
        Switch…
      </Button>
      <Menu
        trigger={<IconButton icon="more" label={`Actions of ${group}`} className="size-7" />}
        entries={[
          entry('online', partialOn === null ? 'Online…' : `Online on ${partialOn}…`, {
            kind: 'group.online',
            group,
            system: partialOn ?? 'any',
          }),
          entry('offline', 'Offline everywhere…', { kind: 'group.offline', group, system: 'all' }),
          { kind: 'separator', id: 'separator' },
          entry('clear', 'Clear faults…', { kind: 'group.clear', group, system: 'all' }),
          entry('probe', 'Probe', { kind: 'group.probe', group, system: 'all' }),
          { kind: 'separator', id: 'separator of flags' },
          frozen === null
            ? entry('freeze', 'Freeze…', { kind: 'group.freeze', group, reason: '' })
            : entry('unfreeze', 'Unfreeze…', { kind: 'group.unfreeze', group }),
        ]}
      />
    </span>
  )
}
