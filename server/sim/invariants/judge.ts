import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState, GroupPlace, GroupRuntime, ResourceRuntime } from '#lib/model/runtime.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import type { Event } from '#lib/policy/event.ts'
import type { StepResult } from '#lib/policy/step.ts'
import type { EntryPointRequest } from '#server/ports.ts'
import type { Accepted } from '../witness.ts'

export type Violation = { readonly invariant: string; readonly text: string }

/** One step of the engine, and what it changed. */
export type Stepped = {
  readonly before: ClusterState
  readonly event: Event
  readonly after: ClusterState
  readonly result: StepResult
  readonly groups: readonly ChangedGroup[]
  readonly places: readonly ChangedPlace[]
  readonly resources: readonly ChangedResource[]
}

export type ChangedGroup = {
  readonly group: GroupName
  readonly before: GroupRuntime
  readonly after: GroupRuntime
}

export type ChangedPlace = {
  readonly group: GroupName
  readonly system: SystemName
  readonly before: GroupPlace
  readonly after: GroupPlace
}

export type ChangedResource = {
  readonly group: GroupName
  readonly system: SystemName
  readonly resource: ResourceName
  readonly before: ResourceRuntime
  readonly after: ResourceRuntime
}

/**
 * Watches one rule of the manual. It forms its opinion from what it saw itself and from the configuration; the
 * policy's own helpers are not asked, so that a mistake there does not hide itself.
 */
export abstract class Judge {
  /** Number of reliability.md §4.2: `I-01` … */
  abstract readonly invariant: string
  /** How often it had something to look at: a rule that never met its case proves nothing. */
  looked = 0
  /** Where it puts what it found wrong; the bench gives all its judges one place. */
  found: Violation[] = []

  /** The engine orders an entry point other than a monitor. */
  ordered?(run: RunEntryPoint, step: Stepped): void
  /** Something has changed or was decided. */
  stepped?(step: Stepped): void
  /** A monitor has answered, news or not. */
  monitored?(step: Stepped): void
  appended?(revision: number): void
  began?(request: EntryPointRequest, life: number): void
  truth?(resource: ResourceName, system: SystemName, state: ClusterState): void
  accepted?(request: Accepted): void
  recovered?(state: ClusterState, life: number): void
  /** The world has been healed and left in peace for long enough. */
  rested?(state: ClusterState): void

  protected report(text: string): void {
    this.found.push({ invariant: this.invariant, text })
  }
}
