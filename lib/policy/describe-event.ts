import type { ClusterState } from '#lib/model/runtime.ts'
import { titleOf } from '#lib/planner/plan-intent.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { Verdictless } from './draft.ts'
import type { EntryPointFinished, Event, FenceOutcome } from './event.ts'

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
      return seen(finishedText(event), { resource, system, group })
    }
    case 'timerFired':
      return seen(`Timer ${event.timer} fired.`)
    case 'asked':
      return seen(`${event.user} asked: ${intentText(event.intent)}.`, {
        message: 50135,
        ...subjectOf(state, event.intent),
      })
  }
}

/** The intent in words: `switch group imap to sysB`. */
export function intentText(intent: Intent): string {
  const object = 'group' in intent ? intent.group : 'resource' in intent ? intent.resource : ''
  const verb = titleOf(intent)
  if ('to' in intent) return `${verb} ${object} to ${intent.to}`
  if (object === '') return 'system' in intent ? `${verb} ${intent.system}` : verb
  return 'system' in intent ? `${verb} ${object} on ${intent.system}` : `${verb} ${object}`
}

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
}

function finishedText({ entryPoint, resource, system, outcome }: EntryPointFinished): string {
  const what = `${entryPointNames[entryPoint] ?? entryPoint} of ${resource} on ${system}`
  if (outcome.kind === 'timedOut') return `${what} did not end within its time and was killed.`
  if (outcome.kind === 'lost') return `${what} gave no answer: ${outcome.reason}.`
  const { verdict } = outcome
  if (verdict.kind === 'none') return `${what} exited ${outcome.code}.`
  const said = verdict.kind === 'intentionalOffline' ? 'offline on purpose' : verdict.kind
  return `${what} exited ${outcome.code}: ${said}.`
}
