import { instantText } from '#lib/model/instant-text.ts'
import type { SystemName } from '#lib/model/names.ts'
import type { Intent, StopMode } from '../intent.ts'

/** What is wanted of what, and where: `switch imap to sysB`, `online web on sysA`, `confirm system sysA down`. */
export function titleOf(intent: Intent): string {
  const own = ownTitleOf(intent)
  if (own !== null) return own
  const [noun = '', verb = ''] = intent.kind.split('.')
  if ('to' in intent) return `${verb} ${intent.group} to ${placeText(intent.to)}`
  if (noun === 'system' && 'system' in intent) return `${verb} system ${intent.system}`
  const object = 'group' in intent ? intent.group : 'resource' in intent ? intent.resource : noun
  const force = 'force' in intent && intent.force ? ' (force)' : ''
  return 'system' in intent ? `${verb} ${object} on ${placeText(intent.system)}${force}` : `${verb} ${object}`
}

/** Titles that do not simply say what is done with what, and where. */
function ownTitleOf(intent: Intent): string | null {
  switch (intent.kind) {
    case 'system.confirmDown':
      return `confirm system ${intent.system} down`
    case 'system.load':
      return `set load of system ${intent.system} to ${intent.load}`
    case 'system.stop':
      return `stop system ${intent.system} (${stopWords[intent.mode]})`
    case 'system.freeze':
      return `freeze system ${intent.system}${freezeText(intent)}`
    case 'group.freeze':
      return `freeze ${intent.group}${freezeText(intent)}`
    case 'group.clearAdminWait':
      return `clear ADMIN_WAIT of ${intent.group} on ${intent.system}${intent.fault ? ' (fault)' : ''}`
    case 'resource.action':
      return `run action ${intent.action} of ${intent.resource} on ${intent.system}`
    case 'operation.cancel':
      return `cancel operation ${intent.operation}`
    default:
      return null
  }
}

const stopWords: Readonly<Record<StopMode, string>> = {
  offline: 'groups go offline',
  evacuate: 'groups are moved away',
  leave: 'applications keep running',
}

function freezeText(intent: Extract<Intent, { kind: 'group.freeze' | 'system.freeze' }>): string {
  const evacuates = intent.kind === 'system.freeze' && intent.evacuate
  const words = [
    ...(intent.persistent ? ['persistently'] : []),
    ...(evacuates ? ['after its groups have moved away'] : []),
    ...(typeof intent.until === 'number' ? [`until ${instantText(intent.until)}`] : []),
  ]
  return words.length > 0 ? ` (${words.join(', ')})` : ''
}

const placeText = (system: SystemName | 'all' | 'any'): string => {
  if (system === 'all') return 'all systems'
  return system === 'any' ? 'any system' : system
}
