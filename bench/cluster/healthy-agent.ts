import type { EntryPoint } from '#lib/model/states.ts'
import type { EntryPointOutcome, Verdict } from '#lib/policy/event.ts'

const exited = (code: number, verdict: Verdict): EntryPointOutcome => ({
  kind: 'exited',
  code,
  verdict,
  output: '',
})
const online = exited(110, { kind: 'online', confidence: 100 })
const offline = exited(100, { kind: 'offline' })
const done = exited(0, { kind: 'none' })

/** What a healthy agent does to what really runs (`resource@system`) and says of it. */
export function healthyAnswer(
  running: Set<string>,
  run: { readonly resource: string; readonly system: string; readonly entryPoint: EntryPoint },
): EntryPointOutcome {
  const key = `${run.resource}@${run.system}`
  if (run.entryPoint === 'monitor') return running.has(key) ? online : offline
  if (run.entryPoint === 'online') running.add(key)
  else running.delete(key)
  return done
}
