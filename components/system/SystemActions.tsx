'use client'

import type { SystemName } from '#lib/model/names.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { useSystem } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useRefusals } from '#components/client/refusals.ts'
import { requestIntent } from '#components/client/request-intent.ts'
import type { Intent } from '#lib/planner/intent.ts'

/** Freeze or unfreeze, fence, confirm down. */
export function SystemActions({ system }: { system: SystemName }) {
  const cluster = useClusterName()
  const refusals = useRefusals()
  const frozen = useSystem(system)?.frozen ?? null
  const freeze: Intent =
    frozen === null ? { kind: 'system.freeze', system, reason: '' } : { kind: 'system.unfreeze', system }
  const fence: Intent = { kind: 'system.fence', system }
  const confirm: Intent = { kind: 'system.confirmDown', system }
  return (
    <>
      <Button reasons={refusals(freeze)} onClick={() => requestIntent(cluster, freeze)}>
        {frozen === null ? 'Freeze…' : 'Unfreeze…'}
      </Button>
      <Button look="danger" reasons={refusals(fence)} onClick={() => requestIntent(cluster, fence)}>
        Fence…
      </Button>
      <Button look="danger" reasons={refusals(confirm)} onClick={() => requestIntent(cluster, confirm)}>
        Confirm system down…
      </Button>
    </>
  )
}
