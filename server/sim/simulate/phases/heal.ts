import { namesOf, systemName, type SystemName } from '#lib/model/names.ts'
import { intentKinds, type Intent } from '#lib/planner/intent.ts'
import type { Stage } from '../../happenings/perform.ts'

/**
 * Everything works again but what is left broken: power and network, agents, disk, fence; persons undo what persons
 * did by hand and confirm what stays dark.
 */
export function healWorld(
  { world, behaviour, journal, failpoints }: Stage,
  leftBroken: readonly string[],
): void {
  failpoints.disarm()
  journal.mend()
  behaviour.resetAll()
  world.fence.mend()
  for (const system of world.systems()) {
    if (leftBroken.includes(system)) world.powerOff(system)
    else healSystem(world, system)
  }
}

function healSystem(world: Stage['world'], system: SystemName): void {
  const machine = world.hardware.machine(system)
  machine.slowness = 1
  machine.pausedUntil = 0
  for (const resource of [...machine.byHand, ...machine.hidden]) world.hardware.set(resource, system, false)
  const wasBroken = !world.hardware.reachable(system)
  if (!machine.powered) world.powerOn(system)
  if (wasBroken) world.mend(system)
}

/** What persons do when the storm is over: say what is down, give back what was withheld. */
export function settlePersons(world: Stage['world'], leftBroken: readonly string[]): void {
  const { groups, systems } = world.engine.state
  for (const system of leftBroken) ask(world, { kind: 'system.confirmDown', system: systemName(system) })
  for (const system of namesOf(systems)) {
    ask(world, { kind: 'system.unfreeze', system })
    ask(world, { kind: 'system.start', system })
  }
  for (const group of namesOf(groups)) {
    ask(world, { kind: 'group.unfreeze', group })
    ask(world, { kind: 'group.enable', group, system: 'all' })
  }
}

/** Faults and questions are looked at and cleared, everywhere. */
export function clearFaults(world: Stage['world']): void {
  const { groups } = world.engine.state
  for (const group of namesOf(groups)) {
    for (const system of namesOf(groups[group]?.places ?? {})) {
      ask(world, { kind: 'group.clearAdminWait', group, system, fault: false })
    }
    ask(world, { kind: 'group.clear', group, system: 'all' })
    ask(world, { kind: 'group.probe', group, system: 'all' })
  }
}

function ask(world: Stage['world'], intent: Intent): void {
  if (intentKinds.includes(intent.kind)) world.submit(intent, 'guard')
}
