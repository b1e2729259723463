import type { ClusterState } from '#lib/model/runtime.ts'
import type { Verdictless } from '../draft.ts'
import type { TriggerFinished, TriggerOutcome } from '../event.ts'
import { lastWords, withWords } from '../resource/last-words.ts'
import { triggerDirectory } from './call.ts'

type Answer = Exclude<TriggerOutcome, { kind: 'missing' }>

/** What was seen of a trigger, as an entry of the log. A missing script has the number VCS gives it. §8.4. */
export function triggerSeen(state: ClusterState, event: TriggerFinished): Verdictless {
  const { system, outcome, group, resource } = event
  const subject = { cause: null, system, group, resource }
  if (outcome.kind === 'missing') {
    const script = `${triggerDirectory(state.configuration, event)}/${event.trigger}`
    const text = `${nameOf(event)} did not run: there is no executable script ${script}.`
    return { severity: 'INFO', message: 15004, text, ...subject }
  }
  const hasFailed = outcome.kind !== 'exited' || outcome.code !== 0
  const text = withWords(`${nameOf(event)} ${endOf(outcome)}`, wordsOf(outcome))
  return { severity: hasFailed ? 'WARNING' : 'INFO', message: hasFailed ? 90300 : 90000, text, ...subject }
}

/** `Trigger resfault on sysA (imapd)` */
const nameOf = ({ trigger, system, group, resource }: TriggerFinished): string => {
  const about = resource ?? group
  return `Trigger ${trigger} on ${system}${about === null ? '' : ` (${about})`}`
}

const wordsOf = (outcome: Answer): string =>
  outcome.kind === 'lost' ? '' : lastWords({ kind: 'timedOut', output: outcome.output })

function endOf(outcome: Answer): string {
  if (outcome.kind === 'exited') return `exited ${outcome.code}`
  if (outcome.kind === 'timedOut') return 'did not end within its time and was killed'
  return `gave no answer: ${outcome.reason.replace(/\.$/, '')}`
}
