import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import { namesOf } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import type { Event } from '#lib/policy/event.ts'
import type { StepResult } from '#lib/policy/step.ts'
import type { EntryPointRequest } from '#server/ports.ts'
import type { Hardware } from '../hardware.ts'
import type { Accepted, Witness } from '../witness.ts'
import type { ChangedGroup, ChangedPlace, ChangedResource, Judge, Stepped, Violation } from './judge.ts'
import { Ledger } from './ledger.ts'
import { ConfirmedElsewhere } from './place/confirmed-elsewhere.ts'
import { unrestOf } from './end/unrest.ts'
import { ActiveOnce } from './place/active-once.ts'

export type Observer = Witness['stepped']

const actions: ReadonlySet<string> = new Set(['online', 'offline', 'clean'])

/** Shows everything that happens to the judges it concerns. Most events are monitors with nothing new. */
export class JudgeBench implements Witness {
  readonly judges: readonly Judge[]
  readonly violations: Violation[] = []
  private readonly ledger: Ledger
  private readonly observer: Observer
  private readonly ofMonitors: readonly Judge[]
  private readonly ofOrders: readonly Judge[]
  private state: ClusterState | null = null

  /** `observer` sees every step before the judges do. */
  constructor(ledger: Ledger, judges: readonly Judge[], observer: Observer = () => undefined) {
    this.observer = observer
    this.ledger = ledger
    this.judges = judges
    this.ofMonitors = judges.filter((judge) => judge.monitored)
    this.ofOrders = judges.filter((judge) => judge.ordered)
    for (const judge of judges) judge.found = this.violations
  }

  /** Only the two rules on which everything stands: I-01 and I-02. */
  static ofPlaces(hardware: Hardware): JudgeBench {
    const ledger = new Ledger()
    return new JudgeBench(ledger, [new ConfirmedElsewhere(ledger, hardware), new ActiveOnce(hardware)])
  }

  stepped(before: ClusterState, event: Event, result: StepResult): void {
    this.state = result.state
    this.observer(before, event, result)
    this.ledger.heard(before, event)
    const orders = this.takeIn(result.effects)
    const isMonitor = event.kind === 'entryPointFinished' && event.entryPoint === 'monitor'
    if (result.state === before && orders.length === 0 && !isMonitor) return
    const step = this.stepOf(before, event, result)
    if (isMonitor) for (const judge of this.ofMonitors) judge.monitored?.(step)
    for (const order of orders) {
      for (const judge of this.ofOrders) judge.ordered?.(order, step)
      this.ledger.ordered(order)
    }
    if (result.state === before) return
    this.ledger.followed(before, result.state)
    for (const judge of this.judges) judge.stepped?.(step)
  }

  /** Notes what the engine asks of monitors; answers what it orders of other entry points. */
  private takeIn(effects: StepResult['effects']): readonly RunEntryPoint[] {
    let orders: RunEntryPoint[] | null = null
    for (const effect of effects) {
      if (effect.kind !== 'runEntryPoint') continue
      if (effect.entryPoint === 'monitor') this.ledger.askedFor(effect)
      else if (actions.has(effect.entryPoint)) orders = [...(orders ?? []), effect]
    }
    return orders ?? none
  }

  appended(revision: number): void {
    for (const judge of this.judges) judge.appended?.(revision)
  }

  began(request: EntryPointRequest, life: number): void {
    for (const judge of this.judges) judge.began?.(request, life)
  }

  truth(resource: ResourceName, system: SystemName): void {
    if (this.state === null) return
    for (const judge of this.judges) judge.truth?.(resource, system, this.state)
  }

  accepted(request: Accepted): void {
    for (const judge of this.judges) judge.accepted?.(request)
  }

  recovered(state: ClusterState, life: number): void {
    this.state = state
    this.ledger.recovered(state)
    for (const judge of this.judges) judge.recovered?.(state, life)
  }

  /** Whether nothing is under way any more. */
  isAtRest(state: ClusterState): boolean {
    return unrestOf(state).length === 0
  }

  rested(state: ClusterState): void {
    for (const judge of this.judges) judge.rested?.(state)
  }

  private stepOf(before: ClusterState, event: Event, result: StepResult): Stepped {
    const after = result.state
    const groups = before === after ? [] : changedGroups(before, after)
    const places = groups.flatMap(changedPlaces)
    return { before, event, after, result, groups, places, resources: places.flatMap(changedResources) }
  }
}

const none: readonly RunEntryPoint[] = []

const changedGroups = (before: ClusterState, after: ClusterState): ChangedGroup[] =>
  before.groups === after.groups
    ? []
    : namesOf<GroupName>(after.groups).flatMap((group) => {
        const [was, is] = [before.groups[group], after.groups[group]]
        return was && is && was !== is ? [{ group, before: was, after: is }] : []
      })

const changedPlaces = ({ group, before, after }: ChangedGroup): ChangedPlace[] =>
  before.places === after.places
    ? []
    : namesOf<SystemName>(after.places).flatMap((system) => {
        const [was, is] = [before.places[system], after.places[system]]
        return was && is && was !== is ? [{ group, system, before: was, after: is }] : []
      })

const changedResources = ({ group, system, before, after }: ChangedPlace): ChangedResource[] =>
  before.resources === after.resources
    ? []
    : namesOf<ResourceName>(after.resources).flatMap((resource) => {
        const [was, is] = [before.resources[resource], after.resources[resource]]
        return was && is && was !== is ? [{ group, system, resource, before: was, after: is }] : []
      })
