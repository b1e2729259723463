import { resourceNumber, resourceText } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { ResourceRuntime } from '#lib/model/runtime.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import { ageText, durationText } from '../ages.ts'
import { label, type Label } from '../label.ts'
import { adminWaitText } from './admin-wait-words.ts'

export type Spot = { readonly resource: ResourceName; readonly system: SystemName }

/**
 * What is out of the ordinary with a resource on a system, beside its state: why it waits, what runs and how
 * long it may, how much of its limits is used up. Empty for one that is well. `now`: the engine's clock.
 */
export const resourceNotes = (
  configuration: Configuration,
  spot: Spot,
  runtime: ResourceRuntime,
  now: number,
): readonly Label[] => [
  ...waits(runtime),
  ...runs(configuration, spot, runtime, now),
  ...counts(configuration, spot, runtime, now),
  ...health(runtime),
  ...oddities(runtime),
]

function waits(runtime: ResourceRuntime): Label[] {
  const why = adminWaitText(runtime)
  return why === null ? [] : [label(`Waits for an administrator: ${why}`, 'hand', 'faulted')]
}

const timeoutAttributes: Readonly<Record<EntryPoint, string>> = {
  online: 'OnlineTimeout',
  offline: 'OfflineTimeout',
  clean: 'CleanTimeout',
  monitor: 'MonitorTimeout',
  open: 'OpenTimeout',
  close: 'CloseTimeout',
  attr_changed: 'AttrChangedTimeout',
  action: 'ActionTimeout',
  info: 'InfoTimeout',
}

function runs(
  configuration: Configuration,
  { resource, system }: Spot,
  { running, cleaning, actions = [] }: ResourceRuntime,
  now: number,
): Label[] {
  const notes = actions.map(({ token }) => label(`Action ${token} runs`, 'turning', 'transition'))
  if (running === null) return notes
  const { entryPoint, since } = running
  const mayS = resourceNumber(configuration, resource, timeoutAttributes[entryPoint], system)
  const what = entryPoint === 'clean' && cleaning ? `clean (${cleaning.reason})` : entryPoint
  const text = `${what} has run for ${ageText(now - since)} of at most ${durationText(mayS * 1000)}`
  return [label(text, 'turning', 'transition'), ...notes]
}

/** Limits of which something is used up, each with the attribute that sets it. */
function counts(
  configuration: Configuration,
  { resource, system }: Spot,
  { counters, retries, state }: ResourceRuntime,
  now: number,
): Label[] {
  const limit = (attribute: string) => resourceNumber(configuration, resource, attribute, system)
  const count = (text: string, used: number, attribute: string): Label[] => {
    if (used === 0) return []
    const of = limit(attribute) > 0 ? ` of ${limit(attribute)} (${attribute})` : ''
    return [label(`${text}: ${used}${of}`, 'triangle', 'partial')]
  }
  if (resourceText(configuration, resource, 'RetryPolicy', system) === 'SunCluster') {
    const fromMs = now - limit('Retry_interval') * 1000
    const restarts = retries?.restarts.filter((at) => at > fromMs).length ?? 0
    return count('Restarts', restarts, 'Retry_count')
  }
  return [
    ...count('Restarts', counters.restart, 'RestartLimit'),
    ...count('Offline reports let pass', counters.tolerance, 'ToleranceLimit'),
    ...count('Monitor time-outs in a row', counters.monitorTimeout, 'FaultOnMonitorTimeouts'),
    ...count('Tries to go online again', state === 'FAULTED' ? 0 : counters.onlineRetry, 'OnlineRetryLimit'),
    ...count('Cleans that failed', counters.clean, 'CleanRetryLimit'),
  ]
}

/** An agent may say how sure it is that an online resource is well. vcs-semantics §6.2. */
const health = ({ state, confidence }: ResourceRuntime): Label[] =>
  state === 'ONLINE' && confidence > 0 && confidence < 100
    ? [label(`Health declined: confidence ${confidence} of 100`, 'triangle', 'partial')]
    : []

const lostOnline = 'Contact was lost while it came online: it is cleaned before it counts as offline'

const oddities = ({ noClean, onlineCutOff, remembered, startedOutside }: ResourceRuntime): Label[] => [
  ...(noClean
    ? [label('Its agent has no clean: it is not restarted, nor tried again', 'triangle', 'partial')]
    : []),
  ...(onlineCutOff ? [label(lostOnline, 'question', 'unknown')] : []),
  ...(remembered ? [label('Was online when last seen; not looked at since', 'question', 'unknown')] : []),
  ...(startedOutside
    ? [label('Started outside of Hawser: its group follows', 'arrow-up', 'transition')]
    : []),
]
