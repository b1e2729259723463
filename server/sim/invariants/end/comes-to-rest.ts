import { groupFlag, groupText } from '#lib/model/attribute-lookup.ts'
import { namesOf, type GroupName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Hardware } from '../../hardware.ts'
import { isEnabled, listedSystems, movableResources, runtimeOf } from '../facts.ts'
import { Judge } from '../judge.ts'
import { unrestOf } from './unrest.ts'

/**
 * I-25: left in peace for long enough, every group is at rest or marked with what a person must do; what the engine says
 * of each resource is what truly is; and no group that ought to start by itself and could is still waiting.
 */
export class ComesToRest extends Judge {
  readonly invariant = 'I-25'
  private readonly hardware: Hardware

  constructor(hardware: Hardware) {
    super()
    this.hardware = hardware
  }

  override rested(state: ClusterState): void {
    for (const unrest of unrestOf(state)) this.report(`no rest: ${unrest}`)
    for (const group of namesOf(state.groups)) {
      this.looked += 1
      this.judgeTruth(state, group)
      this.judgeOwedStart(state, group)
    }
  }

  private judgeTruth(state: ClusterState, group: GroupName): void {
    for (const system of listedSystems(state.configuration, group)) {
      if (state.systems[system]?.contact.kind !== 'connected') continue
      for (const resource of movableResources(state.configuration, group)) {
        const runtime = runtimeOf(state, group, resource, system)
        if (!runtime?.probed || !isEnabled(state.configuration, resource, system)) continue
        if (runtime.flags.length > 0) continue
        const isUp = this.hardware.isUp(resource, system)
        if (isUp !== (runtime.state === 'ONLINE'))
          this.report(`${resource} is ${runtime.state} on ${system} and truly ${isUp ? 'up' : 'down'}`)
      }
    }
  }

  /** Only what stands alone is judged: nothing required, nothing asked of it, nothing in its way. */
  private judgeOwedStart(state: ClusterState, group: GroupName): void {
    const { configuration } = state
    const runtime = state.groups[group]
    const found = configuration.groups[group]
    if (!runtime || !found || runtime.autoStart !== 'owed' || runtime.frozen) return
    if (!groupFlag(configuration, group, 'AutoStart') || found.requires.length > 0) return
    if (found.requiredBy.length > 0 || groupText(configuration, group, 'ManageFaults') === 'NONE') return
    const isReady = listedSystems(configuration, group).every((system) => {
      const place = runtime.places[system]
      if (state.systems[system]?.contact.kind !== 'connected' || !place) return false
      const parts = Object.values(place.resources)
      return (
        place.enabled &&
        !place.autoDisabled &&
        parts.every((part) => part.probed && part.state === 'OFFLINE' && part.flags.length === 0)
      )
    })
    if (isReady && found.autoStartList.length > 0)
      this.report(`${group} is owed its start and does not get it`)
  }
}
