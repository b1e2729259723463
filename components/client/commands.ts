import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { Plan } from '#lib/planner/plan.ts'
import type { Accepted } from '#lib/wire/requests.ts'
import { ask, type Answer } from './api.ts'
import { commandPath, trustPath } from './paths.ts'
import { showToast } from './stores/toasts.ts'
import { detailsOf, sentenceOf } from './words/sentences.ts'

/** What came of a command. The reader has been told already; the caller only closes or redraws its dialog. */
export type CommandOutcome =
  | { readonly kind: 'accepted'; readonly operation: number }
  | { readonly kind: 'moved'; readonly plan: Plan }
  | { readonly kind: 'refused'; readonly lines: readonly string[] }

/** What the person was looking at when pressing the button. */
export type Seen = { readonly seenRevision?: number; readonly seenPlan?: string }

type Any<Name> = Name | 'any'
type All<Name> = Name | 'all'

/** Sends any intent. `phrase` is what was typed for `system.confirmDown`. */
export async function sendIntent(
  cluster: string,
  intent: Intent,
  seen: Seen = {},
  phrase?: string,
): Promise<CommandOutcome> {
  const { kind, ...parts } = intent
  const subject = kind.slice(0, kind.indexOf('.'))
  const body = Object.fromEntries(Object.entries(parts).filter(([name]) => name !== subject))
  const answer = await ask<Accepted>('POST', commandPath(cluster, intent), {
    ...body,
    ...seen,
    ...(phrase === undefined ? {} : { phrase }),
    requestId: crypto.randomUUID(),
  })
  return told(answer)
}

function told(answer: Answer<Accepted>): CommandOutcome {
  if (answer.kind === 'ok') return { kind: 'accepted', operation: answer.value.operation }
  const title = sentenceOf(answer)
  const lines = detailsOf(answer)
  if (answer.kind === 'refused' && answer.error.code === 'truth-has-moved' && answer.error.plan) {
    showToast({ tone: 'partial', shape: 'hand', title, lines })
    return { kind: 'moved', plan: answer.error.plan }
  }
  showToast({ tone: 'faulted', shape: 'diamond', title, lines })
  return { kind: 'refused', lines: [title, ...lines] }
}

export const onlineGroup = (cluster: string, group: GroupName, system: Any<SystemName>, seen?: Seen) =>
  sendIntent(cluster, { kind: 'group.online', group, system }, seen)

export const offlineGroup = (cluster: string, group: GroupName, system: All<SystemName>, seen?: Seen) =>
  sendIntent(cluster, { kind: 'group.offline', group, system }, seen)

export const switchGroup = (cluster: string, group: GroupName, to: Any<SystemName>, seen?: Seen) =>
  sendIntent(cluster, { kind: 'group.switch', group, to }, seen)

export const clearGroup = (cluster: string, group: GroupName, system: All<SystemName>) =>
  sendIntent(cluster, { kind: 'group.clear', group, system })

export const probeGroup = (cluster: string, group: GroupName, system: All<SystemName>) =>
  sendIntent(cluster, { kind: 'group.probe', group, system })

export const flushGroup = (cluster: string, group: GroupName, system: SystemName, force: boolean) =>
  sendIntent(cluster, { kind: 'group.flush', group, system, force })

export const freezeGroup = (cluster: string, group: GroupName, reason: string) =>
  sendIntent(cluster, { kind: 'group.freeze', group, reason })

export const unfreezeGroup = (cluster: string, group: GroupName) =>
  sendIntent(cluster, { kind: 'group.unfreeze', group })

export const enableGroup = (cluster: string, group: GroupName, system: All<SystemName>) =>
  sendIntent(cluster, { kind: 'group.enable', group, system })

export const disableGroup = (cluster: string, group: GroupName, system: All<SystemName>) =>
  sendIntent(cluster, { kind: 'group.disable', group, system })

export const autoenableGroup = (cluster: string, group: GroupName, system: SystemName) =>
  sendIntent(cluster, { kind: 'group.autoenable', group, system })

export const onlineResource = (cluster: string, resource: ResourceName, system: SystemName, seen?: Seen) =>
  sendIntent(cluster, { kind: 'resource.online', resource, system }, seen)

export const offlineResource = (cluster: string, resource: ResourceName, system: SystemName, seen?: Seen) =>
  sendIntent(cluster, { kind: 'resource.offline', resource, system }, seen)

export const clearResource = (cluster: string, resource: ResourceName, system: All<SystemName>) =>
  sendIntent(cluster, { kind: 'resource.clear', resource, system })

export const probeResource = (cluster: string, resource: ResourceName, system: All<SystemName>) =>
  sendIntent(cluster, { kind: 'resource.probe', resource, system })

export const freezeSystem = (cluster: string, system: SystemName, reason: string) =>
  sendIntent(cluster, { kind: 'system.freeze', system, reason })

export const unfreezeSystem = (cluster: string, system: SystemName) =>
  sendIntent(cluster, { kind: 'system.unfreeze', system })

export const fenceSystem = (cluster: string, system: SystemName) =>
  sendIntent(cluster, { kind: 'system.fence', system })

/** `phrase` is `<cluster>/<system>`, typed by a person. */
export const confirmSystemDown = (cluster: string, system: SystemName, phrase: string) =>
  sendIntent(cluster, { kind: 'system.confirmDown', system }, {}, phrase)

/** Pins the fingerprint a person has compared. Not an operation: the system is contacted again at once. */
export async function trustHostKey(
  cluster: string,
  system: SystemName,
  fingerprint: string,
): Promise<boolean> {
  const answer = await ask<null>('POST', trustPath(cluster, system), { fingerprint })
  if (answer.kind === 'ok') return true
  showToast({ tone: 'faulted', shape: 'diamond', title: sentenceOf(answer), lines: detailsOf(answer) })
  return false
}
