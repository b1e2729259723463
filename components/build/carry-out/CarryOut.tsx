'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { groupName } from '#lib/model/names.ts'
import type { Answers } from '#lib/topology/build/answers.ts'
import type { Built } from '#lib/topology/build/build.ts'
import { Banner } from '#components/ui/display/Banner.tsx'
import { useClusterState, useConfiguration } from '#components/client/cluster/selectors.ts'
import { ApplyStep, Applied } from './ApplyStep.tsx'
import { standingOf } from './online/bring-up.ts'
import { OnlineStep } from './online/OnlineStep.tsx'
import { dependencyOrder } from './order.ts'
import { planTitle } from './plan-title.ts'
import { trialOf } from './switch/switch-trial.ts'
import { SwitchStep } from './switch/SwitchStep.tsx'
import { useBuiltAt } from './use-built-at.ts'

export type CarryOutProps = {
  answers: Answers
  built: Extract<Built, { kind: 'built' }>
}

/**
 * What was planned, made: the configuration, then the groups one by one, then each switched and back. How far it is
 * stands in the cluster alone, so that this page may be left, reloaded or opened by somebody else meanwhile.
 */
export function CarryOut({ answers, built }: CarryOutProps) {
  const running = useConfiguration()
  const { configuration, planned, edits } = built
  const order = useMemo(
    () =>
      dependencyOrder(
        configuration,
        planned.groups.map(({ name }) => groupName(name)),
      ),
    [configuration, planned],
  )
  const builtAt = useBuiltAt(order)
  const isApplied = order.every((group) => running.groups[group] !== undefined)
  const [wasApplied] = useState(isApplied)
  if (!isApplied) return <ApplyStep edits={edits} reason={planTitle(answers)} />
  return (
    <Doing takesFocus={!wasApplied}>
      <Applied version={builtAt.version} />
      <OnlineStep order={order} sinceOf={builtAt.sinceOf} />
      <SwitchStep order={order} sinceOf={builtAt.sinceOf} />
      <Result order={order} sinceOf={builtAt.sinceOf} />
    </Doing>
  )
}

/** Takes the focus, and the view, from the button that has applied the plan and is gone. */
function Doing({ takesFocus, children }: { takesFocus: boolean; children: React.ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!takesFocus) return
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'center' })
  }, [takesFocus])
  return (
    <div ref={place} tabIndex={-1} className="scroll-mb-16 space-y-4 rounded-lg outline-offset-4">
      {children}
    </div>
  )
}

type ResultProps = Parameters<typeof SwitchStep>[0]

/** Said once all of it is done. */
function Result({ order, sinceOf }: ResultProps) {
  const state = useClusterState()
  const isDone = order.every(
    (group) =>
      standingOf(state, group, sinceOf(group)).kind === 'online' &&
      trialOf(state, group, sinceOf(group)).kind === 'passed',
  )
  if (!isDone) return null
  const what = order.length === 1 ? 'The group is' : `All ${order.length} groups are`
  return (
    <Banner tone="online" shape="disc-tick" title={`${what} online and passed the switch test.`}>
      From now on only the cluster starts and stops what was built.
    </Banner>
  )
}
