'use client'

import type { SystemName } from '#lib/model/names.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { IconButton } from '#components/ui/action/IconButton.tsx'
import { Menu, type MenuEntry } from '#components/ui/overlay/Menu.tsx'
import { useSystem } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useRefusals } from '#components/client/refusals.ts'
import { requestIntent } from '#components/client/request-intent.ts'
import type { Intent } from '#lib/planner/intent.ts'

/** Evacuate and freeze in sight; stop, start and load one press away; fence and confirm down last. */
export function SystemActions({ system }: { system: SystemName }) {
  const cluster = useClusterName()
  const refusals = useRefusals()
  const runtime = useSystem(system)
  const frozen = runtime?.frozen ?? null
  const freeze: Intent =
    frozen === null ? { kind: 'system.freeze', system, reason: '' } : { kind: 'system.unfreeze', system }
  const evacuate: Intent = { kind: 'system.evacuate', system }
  const fence: Intent = { kind: 'system.fence', system }
  const confirm: Intent = { kind: 'system.confirmDown', system }
  const entry = (label: string, intent: Intent): MenuEntry => ({
    kind: 'action',
    id: label,
    label,
    reasons: refusals(intent),
    onSelect: () => requestIntent(cluster, intent),
  })
  return (
    <>
      <Button reasons={refusals(evacuate)} onClick={() => requestIntent(cluster, evacuate)}>
        Evacuate…
      </Button>
      <Button reasons={refusals(freeze)} onClick={() => requestIntent(cluster, freeze)}>
        {frozen === null ? 'Freeze…' : 'Unfreeze…'}
      </Button>
      <Button look="danger" reasons={refusals(fence)} onClick={() => requestIntent(cluster, fence)}>
        Fence…
      </Button>
      <Button look="danger" reasons={refusals(confirm)} onClick={() => requestIntent(cluster, confirm)}>
        Confirm system down…
      </Button>
      <Menu
        trigger={<IconButton icon="more" label={`More actions of ${system}`} />}
        entries={[
          entry('Stop…', { kind: 'system.stop', system, mode: 'evacuate' }),
          entry('Start…', { kind: 'system.start', system }),
          { kind: 'separator', id: 'load' },
          entry('Set load…', { kind: 'system.load', system, load: runtime?.dynamicLoad ?? 0 }),
        ]}
      />
    </>
  )
}
