import { appendFileSync } from 'node:fs'
import type { LedgerKind, LedgerVerb } from '#lab/ledger.ts'
import { ledgerFile } from './paths.ts'

/** Adds one line to the ledger in one write, so that lines of many processes never mix. */
export const recordInLedger = (
  hardware: string,
  entry: { system: string; verb: LedgerVerb; kind: LedgerKind; name: string; result: string },
) => {
  const line = [Date.now(), entry.system, entry.verb, entry.kind, entry.name, entry.result].join(' ')
  appendFileSync(ledgerFile(hardware), `${line}\n`)
}
