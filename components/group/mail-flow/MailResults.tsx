'use client'

import { useState } from 'react'
import type { MailFlow, MailFlowResult } from '#lib/wire/mail-flow/mail-flow.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { fullTimeText, timeText } from '#components/client/words/ages.ts'
import { mailResultLabel, mailResultText } from '#components/client/words/group/mail-flow-words.ts'

const shownAtFirst = 3

/** The last proofs, newest first. */
export function MailResults({ flow: { group, results } }: { flow: MailFlow }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? results : results.slice(0, shownAtFirst)
  if (results.length === 0) return null
  return (
    <>
      <ul className="divide-y border-t" aria-label={`Proofs of mail flow of ${group}`}>
        {shown.map((result) => (
          <Result key={result.at} result={result} />
        ))}
      </ul>
      {results.length > shownAtFirst && (
        <div className="border-t px-1.5 py-1">
          <Button look="quiet" size="small" onClick={() => setWhole(!isWhole)}>
            {isWhole ? 'Only the newest' : `All ${results.length}`}
          </Button>
        </div>
      )}
    </>
  )
}

function Result({ result }: { result: MailFlowResult }) {
  const now = useEngineNow()
  const { at, system, from, user } = result
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-3 px-3 py-1.5 text-xs">
      <time
        dateTime={new Date(at).toISOString()}
        title={fullTimeText(at)}
        className="tabular-nums text-text-muted"
      >
        {timeText(at, now)}
      </time>
      <div className="min-w-0">
        <span className="flex flex-wrap gap-x-2">
          <StateMark label={mailResultLabel(result)} size={11} />
          <span className="text-text-muted">
            on {system}, seen from {from ?? 'the console'}
            {user !== null && `, asked by ${user}`}
          </span>
        </span>
        <p className="wrap-anywhere">{mailResultText(result)}</p>
      </div>
    </li>
  )
}
