'use client'

import type { NotifierOnWire } from '#lib/wire/notify/notifier.ts'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { FactList, Panel } from '#components/ui/display/Panel.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useNotifier } from '#components/client/notifier/notifier.ts'
import { agoText } from '#components/client/words/ages.ts'
import { label } from '#components/client/words/label.ts'
import { sentenceOf } from '#components/client/words/sentences.ts'

/** Of a NotifierMngr: whether notifications leave, what waits, and what was given up. */
export function NotifierPanel() {
  const { value, failure } = useNotifier()
  return (
    <Panel title="Notifications">
      {failure && <p className="text-faulted">{sentenceOf(failure)}</p>}
      {!failure && !value && <p className="text-text-muted">Reading how they stand.</p>}
      {value && <Standing notifier={value} />}
    </Panel>
  )
}

function Standing({ notifier }: { notifier: NotifierOnWire }) {
  const now = useEngineNow()
  const { recipients, waiting, sent, dropped, failure, problems } = notifier
  return (
    <div className="space-y-2">
      <StateMark label={labelOf(notifier)} />
      <FactList
        items={[
          ['Waiting', waiting],
          ['Sent', sent],
          ['Given up', dropped],
          ['Recipients', recipients.length === 0 ? 'nobody' : <Recipients recipients={recipients} />],
          ...(failure ? [['Last failure', `${failure.text} (${agoText(now - failure.at)})`] as const] : []),
        ]}
      />
      {problems.map((problem) => (
        <p key={problem} className="wrap-anywhere text-partial">
          {problem}
        </p>
      ))}
    </div>
  )
}

function labelOf({ system, failure }: NotifierOnWire) {
  if (system === null) return label('They wait: the resource is not online', 'ring', 'neutral')
  if (failure) return label('They cannot be sent', 'diamond', 'faulted')
  return label(`They leave from ${system}`, 'disc-tick', 'online')
}

function Recipients({ recipients }: Pick<NotifierOnWire, 'recipients'>) {
  return (
    <ul>
      {recipients.map(({ address, severity }) => (
        <li key={address} className="wrap-anywhere">
          {address} <span className="text-xs text-text-muted">{severity} and above</span>
        </li>
      ))}
    </ul>
  )
}
