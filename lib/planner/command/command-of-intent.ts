import type { Intent } from '../intent.ts'

/**
 * An intent as the ha command an administrator would type, as an argument vector. `null` where VCS has none:
 * fencing, naming a silent system as down, and cancelling are Hawser's own. vcs-semantics §4.5, §8.1.
 */
export function commandOfIntent(intent: Intent): readonly string[] | null {
  if ('group' in intent) return groupCommand(intent)
  if ('resource' in intent) return resourceCommand(intent)
  if ('system' in intent) return systemCommand(intent)
  return null
}

/** On one system, or wherever the engine finds best or finds it running. */
const somewhere = (system: string): readonly string[] =>
  system === 'any' || system === 'all' ? ['-any'] : ['-sys', system]

/** On one system; without it, on all. */
const optional = (system: string): readonly string[] => (system === 'all' ? [] : ['-sys', system])

const persistence = (persistent: boolean | undefined): readonly string[] =>
  persistent ? ['-persistent'] : []

function groupCommand(intent: Extract<Intent, { group: unknown }>): readonly string[] | null {
  const { group } = intent
  switch (intent.kind) {
    case 'group.online':
      return ['hagrp', '-online', group, ...somewhere(intent.system)]
    case 'group.offline':
      return ['hagrp', '-offline', group, ...somewhere(intent.system)]
    case 'group.switch':
      return ['hagrp', '-switch', group, ...(intent.to === 'any' ? ['-any'] : ['-to', intent.to])]
    case 'group.clear':
      return ['hagrp', '-clear', group, ...optional(intent.system)]
    case 'group.probe':
      return null
    case 'group.flush':
      return ['hagrp', '-flush', ...(intent.force ? ['-force'] : []), group, '-sys', intent.system]
    case 'group.freeze':
      return ['hagrp', '-freeze', group, ...persistence(intent.persistent)]
    case 'group.unfreeze':
      return ['hagrp', '-unfreeze', group]
    case 'group.enable':
      return ['hagrp', '-enable', group, ...optional(intent.system)]
    case 'group.disable':
      return ['hagrp', '-disable', group, ...optional(intent.system)]
    case 'group.autoenable':
      return ['hagrp', '-autoenable', group, '-sys', intent.system]
    case 'group.clearAdminWait':
      return ['hagrp', '-clearadminwait', ...(intent.fault ? ['-fault'] : []), group, '-sys', intent.system]
  }
}

function resourceCommand(intent: Extract<Intent, { resource: unknown }>): readonly string[] | null {
  const { resource } = intent
  switch (intent.kind) {
    case 'resource.online':
      return ['hares', '-online', resource, '-sys', intent.system]
    case 'resource.offline':
      return ['hares', '-offline', resource, '-sys', intent.system]
    case 'resource.clear':
      return ['hares', '-clear', resource, ...optional(intent.system)]
    case 'resource.probe':
      return intent.system === 'all' ? null : ['hares', '-probe', resource, '-sys', intent.system]
    case 'resource.action': {
      const given = intent.arguments.length > 0 ? ['-actionargs', ...intent.arguments] : []
      return ['hares', '-action', resource, intent.action, ...given, '-sys', intent.system]
    }
  }
}

const stopOptions = { offline: [], evacuate: ['-evacuate'], leave: ['-force'] } as const

function systemCommand(intent: Extract<Intent, { kind: `system.${string}` }>): readonly string[] | null {
  const { system } = intent
  switch (intent.kind) {
    case 'system.freeze': {
      const options = [...persistence(intent.persistent), ...(intent.evacuate ? ['-evacuate'] : [])]
      return ['hasys', '-freeze', ...options, system]
    }
    case 'system.unfreeze':
      return ['hasys', '-unfreeze', system]
    case 'system.stop':
      return ['hastop', '-sys', system, ...stopOptions[intent.mode]]
    case 'system.load':
      return ['hasys', '-load', system, String(intent.load)]
    // hastart is typed on the system itself; the others are Hawser's own.
    case 'system.start':
    case 'system.evacuate':
    case 'system.fence':
    case 'system.confirmDown':
      return null
  }
}
