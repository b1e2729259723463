import { resourceNamed } from '#lib/model/group-members.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type {
  CauseId,
  ClusterState,
  GroupPlace,
  GroupRuntime,
  Instant,
  Operation,
  OperationId,
  ResourceRuntime,
  SystemRuntime,
} from '#lib/model/runtime.ts'
import type { Decision, Severity } from './decision.ts'
import type { Effect } from './effect.ts'

/** A resource on a system. */
export type Spot = { readonly group: GroupName; readonly resource: ResourceName; readonly system: SystemName }

/** What is decided, before it has its id and time. */
export type Verdictless = {
  readonly severity: Severity
  readonly message: number
  readonly text: string
  /** Left out: the event itself. */
  readonly cause?: CauseId | null
  readonly group?: GroupName | null
  readonly resource?: ResourceName | null
  readonly system?: SystemName | null
  readonly operation?: OperationId | null
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] }

/**
 * The state while one event is worked in. Every write puts a new object in the place of the old one, so that
 * the state it began with is never touched, everything untouched stays shared, and what was worked out from a
 * group's runtime holds as long as that very object is there (`lib/model/per-runtime.ts`).
 */
export class Draft {
  readonly at: Instant
  readonly effects: Effect[] = []
  readonly decisions: Decision[] = []
  /** Groups that have to be looked at again before the step ends. */
  readonly touched = new Set<GroupName>()
  private readonly base: ClusterState
  private current: ClusterState
  private readonly owned: object[] = []
  private readonly describe: () => Verdictless
  private open: readonly Operation[] | null = null
  private counted = 0
  private isSeen = false

  /** `describe`: what was seen, for the entry `event:<revision>` if anything follows from it. */
  constructor(base: ClusterState, at: Instant, describe: () => Verdictless) {
    this.base = base
    this.current = base
    this.at = at
    this.describe = describe
  }

  /** The state as it stands now; read it afresh after writing. */
  get state(): ClusterState {
    return this.current
  }

  get revision(): number {
    return this.base.revision + 1
  }

  /** The state to keep: the very object it began with when nothing was written or decided. */
  finish(): ClusterState {
    if (this.current === this.base && this.decisions.length === 0) return this.base
    if (this.open) openAmong.set(this.current.operations, this.open)
    return { ...this.current, revision: this.revision }
  }

  /** Id of the event as a cause; the first use writes down what was seen, before all that was decided. */
  seen(): CauseId {
    const id = `event:${this.revision}`
    if (!this.isSeen) {
      this.isSeen = true
      this.decisions.unshift(this.entry(id, { cause: null, ...this.describe() }))
    }
    return id
  }

  /** Writes a decision down and gives its id, to be the cause of what follows. */
  decide(decision: Verdictless): CauseId {
    const cause = decision.cause === undefined ? this.seen() : decision.cause
    this.counted += 1
    const id = `${this.revision}.${this.counted}`
    this.decisions.push(this.entry(id, { ...decision, cause }))
    return id
  }

  private entry(id: CauseId, decision: Verdictless): Decision {
    const { severity, message, text, cause = null } = decision
    const { group = null, resource = null, system = null, operation = null } = decision
    return { id, at: this.at, cause, severity, message, text, group, resource, system, operation }
  }

  /** A number no entry-point run has had. */
  newRun(): number {
    const run = this.current.nextRun
    this.root().nextRun = run + 1
    return run
  }

  /** A number no run of a trigger script has had. */
  newTriggerRun(): number {
    const run = this.current.nextTriggerRun ?? 1
    this.root().nextTriggerRun = run + 1
    return run
  }

  spot(resource: ResourceName, system: SystemName): Spot {
    return { group: resourceNamed(this.current.configuration, resource).group, resource, system }
  }

  /** Runtime of a resource on a system; throws when there is none, which would be our own mistake. */
  resource({ group, resource, system }: Spot): ResourceRuntime {
    return this.place(group, system).resources[resource] ?? absent(`${resource} on ${system}`)
  }

  place(group: GroupName, system: SystemName): GroupPlace {
    return this.group(group).places[system] ?? absent(`${group} on ${system}`)
  }

  group(group: GroupName): GroupRuntime {
    return this.current.groups[group] ?? absent(group)
  }

  system(system: SystemName): SystemRuntime {
    return this.current.systems[system] ?? absent(system)
  }

  updateResource(spot: Spot, patch: Partial<ResourceRuntime>): void {
    const resource = this.resource(spot)
    if (isSame(resource, patch)) return
    const { resources } = this.place(spot.group, spot.system)
    this.putPlace(spot.group, spot.system, {
      resources: withEntry(resources, spot.resource, { ...resource, ...patch }),
    })
  }

  updatePlace(group: GroupName, system: SystemName, patch: Partial<GroupPlace>): void {
    if (!isSame(this.place(group, system), patch)) this.putPlace(group, system, patch)
  }

  updateGroup(group: GroupName, patch: Partial<GroupRuntime>): void {
    if (!isSame(this.group(group), patch)) this.putGroup(group, patch)
  }

  updateSystem(system: SystemName, patch: Partial<SystemRuntime>): void {
    const runtime = this.system(system)
    if (!isSame(runtime, patch)) this.own('systems')[system] = { ...runtime, ...patch }
  }

  /** Operations that have not ended, oldest first; what is written later is not in the list. */
  get openOperations(): readonly Operation[] {
    const { operations } = this.current
    this.open ??= openAmong.get(operations) ?? Object.values(operations).filter((one) => !hasEnded(one))
    return this.open
  }

  updateOperation(id: OperationId, patch: Partial<Operation>): void {
    const operation = this.current.operations[id]
    if (!operation || isSame(operation, patch)) return
    this.own('operations')[id] = { ...operation, ...patch }
    if (operation.group) this.touched.add(operation.group)
  }

  /** Takes a new operation in under the next number. */
  addOperation(make: (id: OperationId) => Operation): OperationId {
    const root = this.root()
    const id = root.nextOperation
    root.nextOperation = id + 1
    this.own('operations')[id] = make(id)
    return id
  }

  forgetOperation(id: OperationId): void {
    delete this.own('operations')[id]
  }

  /** Replaces whole parts of the state: a new configuration with its groups and systems. */
  replace(parts: Partial<Pick<ClusterState, 'configuration' | 'groups' | 'systems'>>): void {
    Object.assign(this.root(), parts)
  }

  private root(): Mutable<ClusterState> {
    if (this.current === this.base) this.current = { ...this.base }
    return this.current
  }

  private putPlace(group: GroupName, system: SystemName, patch: Partial<GroupPlace>): void {
    const place = { ...this.place(group, system), ...patch }
    this.putGroup(group, { places: withEntry(this.group(group).places, system, place) })
  }

  private putGroup(group: GroupName, patch: Partial<GroupRuntime>): void {
    this.own('groups')[group] = { ...this.group(group), ...patch }
    this.touched.add(group)
  }

  /** A record of the state, copied before the draft writes to it for the first time. */
  private own<Key extends 'systems' | 'groups' | 'operations'>(key: Key): Mutable<ClusterState[Key]> {
    const root = this.root()
    if (key === 'operations') this.open = null
    if (!this.owned.includes(root[key])) {
      root[key] = copyOf(root[key])
      this.owned.push(root[key])
    }
    return root[key]
  }
}

/** Whether nothing more comes of an operation. */
export const hasEnded = ({ state }: Operation): boolean => state !== 'RUNNING' && state !== 'ASKS'

/** Worked out once for each record of operations that is not written to any more: most steps touch none. */
const openAmong = new WeakMap<ClusterState['operations'], readonly Operation[]>()

/** A record of hundreds of groups is copied many times faster so than by spreading it. */
const copyOf = <Whole extends object>(record: Whole): Whole => Object.assign({}, record)

const withEntry = <Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
  key: Key,
  value: Value,
): Readonly<Record<Key, Value>> => {
  const copy: Record<Key, Value> = copyOf(record)
  copy[key] = value
  return copy
}

const absent = (what: string): never => {
  throw new RangeError(`the state knows no ${what}`)
}

const isSame = <Value extends object>(value: Value, patch: Partial<Value>): boolean =>
  (Object.keys(patch) as (keyof Value)[]).every((key) => Object.is(value[key], patch[key]))
