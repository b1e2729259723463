import { namesOf } from '#lib/model/names.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { intentKinds, type Intent } from '#lib/planner/intent.ts'
import type { Dice } from '../dice.ts'

/** Something a person asks, sensible or not: every kind of request of any object. */
export function drawIntent(dice: Dice, configuration: Configuration): Intent {
  const system = dice.pick(namesOf(configuration.systems))
  const group = dice.pick(namesOf(configuration.groups))
  const resource = dice.pick(namesOf(configuration.resources))
  const force = dice.chance(0.3)
  const place = dice.chance(0.4) ? ('all' as const) : system
  const reason = 'chance'
  const wishes: readonly Intent[] = [
    { kind: 'group.switch', group, to: system },
    { kind: 'group.switch', group, to: system },
    { kind: 'group.switch', group, to: 'any' },
    { kind: 'group.online', group, system },
    { kind: 'group.online', group, system },
    { kind: 'group.online', group, system: 'any' },
    { kind: 'group.offline', group, system: place },
    { kind: 'group.clear', group, system: 'all' },
    { kind: 'group.clear', group, system: place },
    { kind: 'group.probe', group, system: place },
    { kind: 'group.flush', group, system, force },
    { kind: 'group.freeze', group, reason },
    { kind: 'group.unfreeze', group },
    { kind: 'group.enable', group, system: 'all' },
    { kind: 'group.disable', group, system },
    { kind: 'group.autoenable', group, system },
    { kind: 'group.clearAdminWait', group, system, fault: force },
    { kind: 'resource.online', resource, system },
    { kind: 'resource.offline', resource, system },
    { kind: 'resource.clear', resource, system: place },
    { kind: 'resource.probe', resource, system },
    { kind: 'resource.action', resource, system, action: 'look', arguments: ['closely'] },
    { kind: 'system.freeze', system, reason, evacuate: force },
    { kind: 'system.unfreeze', system },
    { kind: 'system.fence', system },
    { kind: 'system.evacuate', system },
    { kind: 'system.stop', system, mode: dice.pick(['offline', 'evacuate', 'leave'] as const) },
    { kind: 'system.start', system },
    { kind: 'system.start', system },
    { kind: 'system.load', system, load: dice.integer(0, 150) },
    { kind: 'operation.cancel', operation: dice.integer(1, 40) },
  ]
  const known = wishes.filter(({ kind }) => intentKinds.includes(kind))
  return dice.pick(known)
}
