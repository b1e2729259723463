'use client'

import { useCallback, useState } from 'react'
import type { GroupName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { useClusterState } from '#components/client/cluster/selectors.ts'
import { nextSwitch, trialOf } from './switch-trial.ts'
import { TrialLine } from './TrialLine.tsx'
import { standingOf } from '../online/bring-up.ts'
import { useMayOperate } from '../use-may-operate.ts'
import { useRunner } from '../use-runner.ts'

type SwitchStepProps = {
  order: readonly GroupName[]
  sinceOf: (group: GroupName) => number
}

/** Each group to the system it would fail over to, and back: what was built is not believed before that. */
export function SwitchStep({ order, sinceOf }: SwitchStepProps) {
  const state = useClusterState()
  const mayNot = useMayOperate(order)
  const offline = order.filter((group) => standingOf(state, group, sinceOf(group)).kind !== 'online')
  const [chosen, setChosen] = useState<readonly GroupName[]>(order)
  const trials = order.map((group) => [group, trialOf(state, group, sinceOf(group))] as const)
  const passed = trials.filter(([, { kind }]) => kind === 'passed').length
  const isDone = trials.every(
    ([group, { kind }]) => !chosen.includes(group) || kind === 'passed' || kind === 'failed',
  )
  const next = useCallback(
    (now: ClusterState) =>
      nextSwitch(
        now,
        chosen.map((group) => [group, trialOf(now, group, sinceOf(group))] as const),
      ),
    [chosen, sinceOf],
  )
  const runner = useRunner(next, isDone)
  const begin = (groups: readonly GroupName[]) => {
    setChosen(groups)
    runner.start()
  }
  return (
    <Panel
      title="Switch test"
      note={`${passed} of ${order.length} passed`}
      flush
      actions={
        runner.isRunning ? (
          <Button size="small" onClick={runner.stop}>
            Switch no more groups
          </Button>
        ) : (
          passed < order.length && (
            <Button
              size="small"
              look="primary"
              reasons={[...mayNot, ...offline.map((group) => `${group} is not online.`)]}
              onClick={() => begin(order)}
            >
              Switch each group and back
            </Button>
          )
        )
      }
    >
      <ol aria-label="Switch test" className="divide-y">
        {trials.map(([group, trial]) => (
          <TrialLine
            key={group}
            group={group}
            trial={trial}
            onBegin={runner.isRunning ? null : () => begin([group])}
          />
        ))}
      </ol>
    </Panel>
  )
}
