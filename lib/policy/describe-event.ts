import type { ClusterState } from '#lib/model/runtime.ts'
import { titleOf } from '#lib/planner/steps/title.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { Verdictless } from './draft.ts'
import type { EntryPointFinished, Event, FenceOutcome, Noted, TimerKey } from './event.ts'
import { isLoud, lastWords, withWords } from './resource/last-words.ts'
import { triggerSeen } from './trigger/words.ts'

/** What was seen, as the entry `event:<revision>` at which a chain of decisions ends. */
export function describeEvent(state: ClusterState, event: Event): Verdictless {
  const seen = (text: string, subject: Partial<Verdictless> = {}): Verdictless => ({
    severity: 'INFO',
    message: 90000,
    text,
    cause: null,
    ...subject,
  })
  switch (event.kind) {
    case 'configurationLoaded':
      return seen(`A configuration of cluster ${event.configuration.cluster.name} was handed in.`)
    case 'engineRestarted':
      return seen('The engine came back with its journal.')
    case 'systemConnected':
      return seen(`System ${event.system} answers.`, { system: event.system })
    case 'systemSilent':
      return seen(`System ${event.system} does not answer: ${event.reason}.`, { system: event.system })
    case 'fenceFinished':
      return seen(fenceText(event.system, event.outcome), { system: event.system })
    case 'entryPointFinished': {
      const { resource, system } = event
      const group = state.configuration.resources[resource]?.group ?? null
      const words = wordsToTell(state, event)
      const severity = isLoud(words) ? 'WARNING' : 'INFO'
      return seen(finishedText(event, words), { resource, system, group, severity })
    }
    case 'triggerFinished':
      return triggerSeen(state, event)
    case 'timerFired':
      return seen(timerText(event.timer))
    case 'noted': {
      const { severity, message, text } = event
      return { cause: null, severity, message, text, ...placeOf(state, event) }
    }
    case 'asked':
      return seen(`${event.user} asked: ${titleOf(event.intent)}.`, {
        message: 50135,
        ...subjectOf(state, event.intent),
      })
  }
}

/** A name that the configuration has lost meanwhile is nobody's line. */
const placeOf = (state: ClusterState, { group, system }: Noted): Partial<Verdictless> => ({
  group: state.groups[group] ? group : null,
  system: state.systems[system] ? system : null,
})

function subjectOf(state: ClusterState, intent: Intent): Partial<Verdictless> {
  const resource = 'resource' in intent ? intent.resource : null
  const own = resource === null ? null : (state.configuration.resources[resource]?.group ?? null)
  const system = 'system' in intent && state.systems[intent.system as never] ? intent.system : null
  return {
    resource,
    group: 'group' in intent ? intent.group : own,
    system: system === 'all' || system === 'any' ? null : system,
  }
}

/** What a timer's firing means, by the beginning of its name. */
function timerText(timer: TimerKey): string {
  const [kind = '', noun = '', ...name] = timer.split(':')
  if (kind === 'fence') return `System ${noun} has been given its time to answer.`
  if (kind === 'freeze') return `The time for which ${noun} ${name.join(':')} was frozen is over.`
  if (kind === 'autoclear') return `The faults of group ${noun} have stood for AutoClearInterval seconds.`
  if (kind === 'load') return `System ${noun} has been under heavy load for LoadTimeThreshold seconds.`
  return `The time set for ${timer} is over.`
}

const fenceText = (system: string, outcome: FenceOutcome): string => {
  if (outcome.kind === 'off') return `Fence device ${outcome.device} reports system ${system} off.`
  if (outcome.kind === 'failed') return `Fencing of system ${system} failed: ${outcome.reason}.`
  return `System ${system} has no fence.`
}

const entryPointNames: Readonly<Record<string, string>> = {
  monitor: 'Monitor',
  online: 'Online',
  offline: 'Offline',
  clean: 'Clean',
  open: 'Open',
  close: 'Close',
  attr_changed: 'Attr_changed',
  action: 'Action',
  info: 'Info',
}

/**
 * What the agent said, where it explains: an online or offline that ended with a code, a monitor that did not
 * say online, or not with full confidence. Of a hung or failed clean, and where nothing is known yet, the decision itself tells it.
 */
function wordsToTell(
  state: ClusterState,
  { entryPoint, resource, system, outcome }: EntryPointFinished,
): string {
  if (outcome.kind !== 'exited') return entryPoint === 'monitor' ? lastWords(outcome) : ''
  if (entryPoint === 'online' || entryPoint === 'offline') return outcome.code === 0 ? '' : lastWords(outcome)
  if (entryPoint !== 'monitor') return ''
  if (outcome.verdict.kind === 'online') return outcome.verdict.confidence < 100 ? lastWords(outcome) : ''
  const group = state.configuration.resources[resource]?.group
  const isFirst = group && !state.groups[group]?.places[system]?.resources[resource]?.probed
  return isFirst && outcome.verdict.kind !== 'unknown' ? '' : lastWords(outcome)
}

function finishedText({ entryPoint, resource, system, outcome }: EntryPointFinished, words: string): string {
  const what = `${entryPointNames[entryPoint] ?? entryPoint} of ${resource} on ${system}`
  if (outcome.kind === 'timedOut')
    return withWords(`${what} did not end within its time and was killed`, words)
  if (outcome.kind === 'lost') return `${what} gave no answer: ${outcome.reason}.`
  const { verdict } = outcome
  if (verdict.kind === 'none') return withWords(`${what} exited ${outcome.code}`, words)
  const said = verdict.kind === 'intentionalOffline' ? 'offline on purpose' : verdict.kind
  if (words === '') return `${what} exited ${outcome.code}: ${said}.`
  return withWords(`${what} exited ${outcome.code} (${said})`, words)
}
