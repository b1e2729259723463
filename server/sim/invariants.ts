import { groupFlag } from '#lib/model/attribute-lookup.ts'
import { switchableResources, systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { namesOf } from '#lib/model/names.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import type { EntryPointRequest } from '#server/ports.ts'
import type { Hardware } from './hardware.ts'

export type Violation = { readonly invariant: 'I-01' | 'I-02'; readonly text: string }

/**
 * The simulator's own judge. It knows what truly runs and does not ask the policy's helpers for an opinion:
 * a mistake there must not hide itself.
 */
export class Invariants {
  readonly violations: Violation[] = []
  /** How often each was looked at with something to look at: a rule that never met its case proves nothing. */
  readonly looked = { 'I-01': 0, 'I-02': 0 }
  private readonly hardware: Hardware

  constructor(hardware: Hardware) {
    this.hardware = hardware
  }

  /** I-01: no failover group truly runs or starts on two systems, but for what a person started by hand. */
  checkWorld(state: ClusterState): void {
    for (const group of failoverGroups(state)) {
      const holders = systemsOf(state.configuration, group).filter((system) =>
        this.holds(state, group, system),
      )
      if (holders.length > 0) this.looked['I-01'] += 1
      if (holders.length > 1) this.report('I-01', `${group} runs or starts on ${holders.join(' and ')}`)
    }
  }

  /** I-02: an online begins only when every other system of the group was confirmed down by observation. */
  checkBegin(state: ClusterState, request: EntryPointRequest): void {
    if (request.entryPoint !== 'online') return
    const group = state.configuration.resources[request.resource]?.group
    if (group === undefined || groupFlag(state.configuration, group, 'Parallel')) return
    for (const system of systemsOf(state.configuration, group)) {
      if (system === request.system) continue
      this.looked['I-02'] += 1
      const open = unconfirmed(state, group, system)
      if (open === null || this.isRestartBeside(state, group, request, system)) continue
      this.report('I-02', `online of ${request.resource} on ${request.system} while on ${system} ${open}`)
    }
  }

  private holds(state: ClusterState, group: GroupName, system: SystemName): boolean {
    return switchableResources(state.configuration, group, system).some(
      (resource) =>
        this.hardware.isHeld(resource, system) && !this.hardware.machine(system).byHand.has(resource),
    )
  }

  /** A restart where the group runs, while another system is silent that in truth runs none of it. */
  private isRestartBeside(
    state: ClusterState,
    group: GroupName,
    { resource, system }: EntryPointRequest,
    silent: SystemName,
  ): boolean {
    const restarts = state.groups[group]?.places[system]?.resources[resource]?.flags.includes('RESTARTING')
    return (
      restarts === true &&
      state.systems[silent]?.contact.kind === 'silent' &&
      !this.holds(state, group, silent)
    )
  }

  private report(invariant: Violation['invariant'], text: string): void {
    this.violations.push({ invariant, text })
  }
}

const failoverGroups = (state: ClusterState): GroupName[] =>
  namesOf(state.configuration.groups).filter((group) => !groupFlag(state.configuration, group, 'Parallel'))

/** Why a group is not certainly down on a system; null when it is. */
function unconfirmed(state: ClusterState, group: GroupName, system: SystemName): string | null {
  const contact = state.systems[system]?.contact.kind
  if (contact === 'down') return null
  if (contact !== 'connected') return 'nothing is known'
  const resources = state.groups[group]?.places[system]?.resources ?? {}
  for (const resource of switchableResources(state.configuration, group, system)) {
    const runtime = resources[resource]
    if (!runtime || !isDown(runtime))
      return `${resource} is ${runtime?.state ?? 'missing'}, not confirmed down`
  }
  return null
}

const isDown = (runtime: ResourceRuntime): boolean =>
  (runtime.state === 'OFFLINE' || runtime.state === 'FAULTED') &&
  !runtime.flags.includes('UNABLE TO OFFLINE') &&
  (runtime.running === null || runtime.running.entryPoint === 'monitor')
