import { groupStateOn, isOnlineOn } from '#lib/model/group-state.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { ClusterState, GroupRuntime, Instant, SystemRuntime } from '#lib/model/runtime.ts'
import type { Truth } from './truth.ts'

/** How long a group that was ONLINE was ONLINE nowhere, in milliseconds, and what that time went into. */
export type Outage = {
  readonly totalMs: number
  /** Not noticed yet: MonitorInterval, ToleranceLimit, keep-alives. */
  readonly detectionMs: number
  /** Noticed, and waiting until a silent system is certainly down: fence, or a person. */
  readonly confirmationMs: number
  /** Offline, clean and online entry points, and the monitors that confirm them. */
  readonly workMs: number
  /** False: it still is ONLINE nowhere when the forecast ends, so the times have no end. */
  readonly isOver: boolean
}

type Phase = 'detection' | 'confirmation' | 'work'

/**
 * Follows one group through a forecast. It is out from the moment something it needs really stops until the
 * engine finds all of it ONLINE somewhere.
 */
export class OutageWatch {
  /** Systems on which it was ONLINE when the forecast began. */
  readonly onlineBefore: readonly SystemName[]
  readonly group: GroupName
  private upOn: readonly SystemName[]
  private lastUpOn: readonly SystemName[]
  private isUp: boolean
  private at: Instant
  private seen:
    readonly [GroupRuntime | undefined, number, Readonly<Record<SystemName, SystemRuntime>>] | null = null
  private phase: Phase = 'detection'
  private readonly spentMs: Record<Phase, number> = { detection: 0, confirmation: 0, work: 0 }

  constructor(group: GroupName, state: ClusterState, truth: Truth, at: Instant) {
    this.group = group
    this.at = at
    this.onlineBefore = systemsOf(state.configuration, group).filter(
      (system) => truth.isUp(state.configuration, group, system) && isOnlineOn(state, group, system),
    )
    this.upOn = this.onlineBefore
    this.lastUpOn = this.onlineBefore
    this.isUp = this.onlineBefore.length > 0
  }

  /** Takes notice of how things are from now on. */
  look(state: ClusterState, truth: Truth, now: Instant): void {
    const { seen } = this
    const runtime = state.groups[this.group]
    if (seen && seen[0] === runtime && seen[1] === truth.version && seen[2] === state.systems) return
    this.seen = [runtime, truth.version, state.systems]
    this.passTo(now)
    const isOnline = (system: SystemName) => isOnlineOn(state, this.group, system)
    this.upOn = systemsOf(state.configuration, this.group).filter(
      (system) =>
        truth.isUp(state.configuration, this.group, system) &&
        (this.upOn.includes(system) || isOnline(system)),
    )
    this.isUp = this.upOn.length > 0
    if (this.isUp) this.lastUpOn = this.upOn
    else this.phase = this.phaseNow(state)
  }

  /** Null for a group that was not ONLINE when the forecast began, or never stopped being so. */
  outage(now: Instant): Outage | null {
    this.passTo(now)
    const { detection, confirmation, work } = this.spentMs
    const totalMs = detection + confirmation + work
    if (this.onlineBefore.length === 0 || (totalMs === 0 && this.isUp)) return null
    return {
      totalMs,
      detectionMs: detection,
      confirmationMs: confirmation,
      workMs: work,
      isOver: this.isUp,
    }
  }

  private passTo(now: Instant): void {
    if (!this.isUp) this.spentMs[this.phase] += now - this.at
    this.at = now
  }

  private phaseNow(state: ClusterState): Phase {
    const { group, lastUpOn } = this
    if (lastUpOn.some((system) => state.systems[system]?.contact.kind === 'silent')) return 'confirmation'
    const isUnaware = lastUpOn.some((system) => groupStateOn(state, group, system).join('|') === 'ONLINE')
    return isUnaware ? 'detection' : 'work'
  }
}
