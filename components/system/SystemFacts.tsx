'use client'

import type { SystemName } from '#lib/model/names.ts'
import { currentLimits } from '#lib/planner/capacity.ts'
import { Notes } from '#components/ui/display/Notes.tsx'
import { FactList } from '#components/ui/display/Panel.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useClusterState, useContact, useSystem } from '#components/client/cluster/selectors.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { agoText, fullTimeText } from '#components/client/words/ages.ts'
import { label } from '#components/client/words/label.ts'
import { loadText, overloadLabel } from '#components/client/words/system/load-words.ts'
import { contactLabels, systemLabels } from '#components/client/words/labels.ts'

/** What is known of a system itself. */
export function SystemFacts({ system }: { system: SystemName }) {
  const runtime = useSystem(system)
  const contact = useContact(system)
  const now = useEngineNow()
  const state = useClusterState()
  const overload = overloadLabel(state, system)
  if (!runtime) return null
  const cause = runtime.cause
  return (
    <FactList
      items={[
        ['State', <StateMark key="state" label={systemLabels[runtime.state]} />],
        [
          'Since',
          <span key="since">
            <time title={fullTimeText(runtime.since)}>{agoText(now - runtime.since)}</time>
            {cause !== null && (
              <button
                type="button"
                className="ml-2 rounded-sm font-medium text-accent hover:underline"
                onClick={() => openDialog({ kind: 'why', decision: cause })}
              >
                Why?
              </button>
            )}
          </span>,
        ],
        ['Contact', <StateMark key="contact" label={contactLabels[runtime.contact.kind]} />],
        ['Last heard', contact?.heardAt ? agoText(now - contact.heardAt) : 'never'],
        [
          'Address',
          <code key="address" className="font-mono text-xs">
            {contact?.address ?? 'not configured'}
          </code>,
        ],
        [
          'Load',
          <div key="load">
            {loadText(state, system)}
            {overload && <Notes notes={[overload]} className="text-xs" />}
          </div>,
        ],
        ...[...currentLimits(state, system)].map(([name, left]): [string, React.ReactNode] => [
          `Limit ${name}`,
          <LimitLeft key={name} left={left} />,
        ]),
        ...(runtime.missingTriggers && runtime.missingTriggers.length > 0
          ? [['No script here for', runtime.missingTriggers.join(', ')] as const]
          : []),
        ['Fence', contact?.fenceConfigured ? 'configured' : 'not configured'],
      ]}
    />
  )
}

/** What is left of a limit: less than nothing when more runs there than it was made for. */
function LimitLeft({ left }: { left: number }) {
  if (left >= 0) return <>{left} left</>
  return <StateMark label={label(`exceeded by ${-left}`, 'triangle', 'partial')} />
}
