import type { Intent, IntentKind, StopMode } from '#lib/planner/intent.ts'

/**
 * `reversible`: sent at once. `affecting`: a dialog with the consequence first. `destructive`: a phrase must
 * be typed. Every intent has its class here; a new one does not compile without.
 */
export type Risk = 'reversible' | 'affecting' | 'destructive'

export const riskOf: Readonly<Record<IntentKind, Risk>> = {
  'group.online': 'affecting',
  'group.offline': 'affecting',
  'group.switch': 'affecting',
  'group.clear': 'affecting',
  'group.probe': 'reversible',
  'group.flush': 'affecting',
  'group.freeze': 'affecting',
  'group.unfreeze': 'affecting',
  'group.enable': 'affecting',
  'group.disable': 'affecting',
  'group.autoenable': 'affecting',
  'group.clearAdminWait': 'affecting',
  'resource.online': 'affecting',
  'resource.offline': 'affecting',
  'resource.clear': 'affecting',
  'resource.probe': 'reversible',
  'resource.action': 'affecting',
  'system.freeze': 'affecting',
  'system.unfreeze': 'affecting',
  'system.fence': 'destructive',
  'system.confirmDown': 'destructive',
  'system.evacuate': 'affecting',
  'system.stop': 'affecting',
  'system.start': 'affecting',
  'system.load': 'affecting',
  'operation.cancel': 'affecting',
}

const stopConsequences: Readonly<Record<StopMode, string>> = {
  offline: 'Every group on it is taken offline, then it is not managed any more until it is started again.',
  evacuate:
    'Its groups are moved away, the rest is taken offline, then it is not managed any more until it is started again.',
  leave:
    'What runs on it keeps running, unwatched. Those groups can be started nowhere else until it is started again.',
}

export type IntentWords = {
  /** Verb and noun: title of the dialog, name in menus. */
  readonly title: string
  /** On the button. */
  readonly confirm: string
  /** What will happen, in one or two sentences. */
  readonly consequence: string
}

const words = (title: string, confirm: string, consequence: string): IntentWords => ({
  title,
  confirm,
  consequence,
})

const on = (system: string): string => (system === 'any' ? 'the best system' : system)
const onAll = (system: string): string => (system === 'all' ? 'all systems' : system)

/** How an intent is put to a person before it is sent. */
export function wordsOf(intent: Intent): IntentWords {
  if ('group' in intent) return groupWords(intent)
  if ('resource' in intent) return resourceWords(intent)
  if (intent.kind === 'operation.cancel') {
    return words(
      `Cancel operation ${intent.operation}`,
      'Cancel it',
      'Nothing more of it is begun. What runs already is not cut off half-way.',
    )
  }
  return systemWords(intent)
}

function groupWords(intent: Extract<Intent, { group: unknown }>): IntentWords {
  const { group } = intent
  switch (intent.kind) {
    case 'group.online':
      return words(
        `Online ${group} on ${on(intent.system)}`,
        `Online ${group}`,
        'Its resources are started in the order of their dependencies.',
      )
    case 'group.offline':
      return words(
        `Offline ${group} on ${onAll(intent.system)}`,
        `Offline ${group}`,
        'Its services stop. It is not started elsewhere.',
      )
    case 'group.switch':
      return words(
        `Switch ${group} to ${on(intent.to)}`,
        `Switch ${group}`,
        'Its services stop where they are and start there.',
      )
    case 'group.clear':
      return words(
        `Clear faults of ${group} on ${onAll(intent.system)}`,
        'Clear faults',
        'Its faulted resources count as offline again, so that it may be started there. Look at the cause first.',
      )
    case 'group.probe':
      return words(
        `Probe ${group} on ${onAll(intent.system)}`,
        'Probe',
        'Every resource is monitored once, now.',
      )
    case 'group.flush':
      return words(
        `Flush ${group} on ${intent.system}`,
        `Flush ${group}`,
        'The engine stops working towards online or offline there. What is half done stays half done.',
      )
    case 'group.clearAdminWait':
      return words(
        `Clear ADMIN_WAIT of ${group} on ${intent.system}`,
        'Clear ADMIN_WAIT',
        intent.fault
          ? 'It is looked at again. What is still wrong counts as faulted or as unable to go offline, without clean.'
          : 'It is looked at again. What is still wrong waits for an administrator again.',
      )
    default:
      return groupFlagWords(intent)
  }
}

type GroupFlagIntent = Extract<
  Intent,
  {
    kind: 'group.freeze' | 'group.unfreeze' | 'group.enable' | 'group.disable' | 'group.autoenable'
  }
>

function groupFlagWords(intent: GroupFlagIntent): IntentWords {
  const { group } = intent
  switch (intent.kind) {
    case 'group.freeze':
      return words(
        `Freeze ${group}`,
        `Freeze ${group}`,
        `It stays as it is: no online, offline or failover until it is unfrozen. A fault is seen but not acted on.`,
      )
    case 'group.unfreeze':
      return words(`Unfreeze ${group}`, `Unfreeze ${group}`, 'The engine acts on it again, on faults too.')
    case 'group.enable':
      return words(
        `Enable ${group} on ${onAll(intent.system)}`,
        `Enable ${group}`,
        'It may be brought online there again.',
      )
    case 'group.disable':
      return words(
        `Disable ${group} on ${onAll(intent.system)}`,
        `Disable ${group}`,
        'It will not be brought online there, by nobody. What runs there keeps running.',
      )
    case 'group.autoenable':
      return words(
        `Autoenable ${group} on ${intent.system}`,
        `Autoenable ${group}`,
        `You say that ${group} does not run on ${intent.system}. If it does, starting it elsewhere runs it twice and can destroy its data.`,
      )
  }
}

function resourceWords(intent: Extract<Intent, { resource: unknown }>): IntentWords {
  const { resource } = intent
  switch (intent.kind) {
    case 'resource.online':
      return words(
        `Online ${resource} on ${intent.system}`,
        `Online ${resource}`,
        'This one resource is started; what it requires must be online already.',
      )
    case 'resource.offline':
      return words(
        `Offline ${resource} on ${intent.system}`,
        `Offline ${resource}`,
        'This one resource is stopped; what requires it must be offline already.',
      )
    case 'resource.clear':
      return words(
        `Clear the fault of ${resource} on ${onAll(intent.system)}`,
        'Clear fault',
        'It counts as offline again and may be started there. Look at the cause first.',
      )
    case 'resource.probe':
      return words(`Probe ${resource} on ${onAll(intent.system)}`, 'Probe', 'It is monitored once, now.')
    case 'resource.action':
      return words(
        `Run action ${intent.action} of ${resource} on ${intent.system}`,
        `Run ${intent.action}`,
        'Its agent runs the action on the system. What that does is up to the agent.',
      )
  }
}

function systemWords(intent: Extract<Intent, { kind: `system.${string}` }>): IntentWords {
  const { system } = intent
  switch (intent.kind) {
    case 'system.freeze':
      return words(
        `Freeze ${system}`,
        `Freeze ${system}`,
        'No group is started on it, and none fails over from it, until it is unfrozen.',
      )
    case 'system.unfreeze':
      return words(`Unfreeze ${system}`, `Unfreeze ${system}`, 'Groups may be started on it again.')
    case 'system.fence':
      return words(
        `Fence ${system}`,
        `Power off ${system}`,
        `Its power is cut by the fence device. Everything that runs on ${system} stops at once, unsaved data included. Its groups are then started elsewhere.`,
      )
    case 'system.confirmDown':
      return words(
        `Confirm that ${system} is down`,
        `${system} is down`,
        `Hawser cannot reach ${system} and does not know what runs there.`,
      )
    case 'system.evacuate':
      return words(
        `Evacuate ${system}`,
        `Evacuate ${system}`,
        'Each of its groups is switched to its best target. One that finds none stays and is named.',
      )
    case 'system.stop':
      return words(`Stop ${system}`, `Stop ${system}`, stopConsequences[intent.mode])
    case 'system.start':
      return words(
        `Start ${system}`,
        `Start ${system}`,
        'It is managed again: everything on it is probed, and groups may be started on it.',
      )
    case 'system.load':
      return words(
        `Set the load of ${system} to ${intent.load}`,
        'Set load',
        'It stands for the load of its groups where a target is chosen by load.',
      )
  }
}
