'use client'

import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { GroupRuntime } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { IconButton } from '#components/ui/action/IconButton.tsx'
import { Menu, type MenuEntry } from '#components/ui/overlay/Menu.tsx'
import { useGroup } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useRefusals } from '#components/client/refusals.ts'
import { requestIntent } from '#components/client/request-intent.ts'

type GroupActionsProps = {
  group: GroupName
  /** The system looked at; null for all. */
  system: SystemName | null
}

/** Switch first; online, offline and the rest for the system looked at. What is refused says why. */
export function GroupActions({ group, system }: GroupActionsProps) {
  const cluster = useClusterName()
  const runtime = useGroup(group)
  const refusals = useRefusals()
  if (!runtime) return null
  const here = system ?? ('all' as const)
  const on = system ? ` on ${system}` : ''
  const button = (label: string, intent: Intent, look: 'primary' | 'plain' = 'plain') => (
    <Button look={look} reasons={refusals(intent)} onClick={() => requestIntent(cluster, intent)}>
      {label}
    </Button>
  )
  const entry = (label: string, intent: Intent): MenuEntry => ({
    kind: 'action',
    id: label,
    label,
    reasons: refusals(intent),
    onSelect: () => requestIntent(cluster, intent),
  })
  // Without force where that is enough.
  const flushOf = (name: SystemName): Intent => {
    const gentle = { kind: 'group.flush', group, system: name, force: false } as const
    return refusals(gentle).length === 0 ? gentle : { ...gentle, force: true }
  }
  const systems = system ? [system] : namesOf(runtime.places)
  const toFlush = systems.filter((name) => refusals(flushOf(name)).length === 0)
  const place = system ? runtime.places[system] : undefined
  return (
    <>
      {button('Switch…', { kind: 'group.switch', group, to: 'any' }, 'primary')}
      {button(`Online${on}…`, { kind: 'group.online', group, system: system ?? 'any' })}
      {button(`Offline${on}…`, { kind: 'group.offline', group, system: here })}
      <Menu
        trigger={<IconButton icon="more" label={`More actions of ${group}`} />}
        entries={[
          entry(`Clear faults${on}…`, { kind: 'group.clear', group, system: here }),
          entry(`Probe${on}`, { kind: 'group.probe', group, system: here }),
          ...toFlush.map((name) => entry(`Flush on ${name}…`, flushOf(name))),
          ...(toFlush.length === 0 ? systems.slice(0, 1) : []).map((name) => entry('Flush…', flushOf(name))),
          ...waitingSystems(runtime).map((name) =>
            entry(`Clear what waits for an administrator on ${name}…`, {
              kind: 'group.clearAdminWait',
              group,
              system: name,
              fault: false,
            }),
          ),
          { kind: 'separator', id: 'flags' },
          runtime.frozen
            ? entry('Unfreeze…', { kind: 'group.unfreeze', group })
            : entry('Freeze…', { kind: 'group.freeze', group, reason: '' }),
          ...(place?.enabled === false
            ? [entry(`Enable${on}…`, { kind: 'group.enable', group, system: here })]
            : [entry(`Disable${on}…`, { kind: 'group.disable', group, system: here })]),
          ...(system && place?.autoDisabled
            ? [entry(`Autoenable${on}…`, { kind: 'group.autoenable', group, system })]
            : []),
        ]}
      />
    </>
  )
}

const waitingSystems = ({ places }: GroupRuntime): SystemName[] =>
  namesOf<SystemName>(places).filter((system) =>
    Object.values(places[system]?.resources ?? {}).some(({ flags }) => flags.includes('ADMIN WAIT')),
  )
