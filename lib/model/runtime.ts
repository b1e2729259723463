import type { Configuration } from './configuration.ts'
import type { GroupName, ResourceName, SystemName } from './names.ts'
import type {
  CleanReason,
  EntryPoint,
  IntermediateState,
  ResourceFlag,
  ResourceState,
  SystemState,
} from './states.ts'
import type { Onlining, TriggerExtent, TriggerGate, TriggerName } from './triggers.ts'

/** Milliseconds since the epoch, from the engine's clock. */
export type Instant = number

/** Id of a decision: `<revision>.<index>`. An event that started a chain is `event:<revision>`. */
export type CauseId = string

/** Number of an operation, counted up per cluster, shown to people as "operation 42". */
export type OperationId = number

/**
 * Everything the engine believes about a cluster. Plain data (JSON), immutable, shared structurally:
 * a step copies only the group, system or operation it touches.
 */
export type ClusterState = {
  /** Counts events that changed anything. */
  readonly revision: number
  readonly configuration: Configuration
  readonly systems: Readonly<Record<SystemName, SystemRuntime>>
  readonly groups: Readonly<Record<GroupName, GroupRuntime>>
  /** Running operations and the latest ended ones (bounded, see `lib/policy/operations.ts`). */
  readonly operations: Readonly<Record<OperationId, Operation>>
  readonly nextOperation: OperationId
  /** Number of the next entry-point run; a run id is never used twice. */
  readonly nextRun: number
  /** Number of the next run of a trigger script; they are counted apart. §9. */
  readonly nextTriggerRun?: number
}

export type SystemRuntime = {
  readonly state: SystemState
  readonly contact: SystemContact
  readonly frozen: Freeze | null
  readonly since: Instant
  readonly cause: CauseId | null
  /** sysup or sysjoin has been called for it since it was last silent or down. §9. */
  readonly joined?: boolean
  /** Triggers wanted by the configuration that have no script there, told once each. §9 V-16-6-15004. */
  readonly missingTriggers?: readonly TriggerName[]
  /** Load measured and set from outside, in the unit of Capacity; it stands for that of the groups. §3.4 DynamicLoad. */
  readonly dynamicLoad?: number
  /** Since when the load is above LoadWarningLevel, and whether it has been told. §3.4 LoadTimeThreshold. */
  readonly overload?: { readonly since: Instant; readonly isTold: boolean }
  /** Its groups are on their way off it: an evacuation or a stop under way. §4.5. */
  readonly departure?: Departure | undefined
}

/** What a person wants of a whole system while its groups leave it: nothing new may come there meanwhile. */
export type Departure = {
  readonly operation: OperationId
  readonly cause: CauseId
  readonly user: string
  /** `moving`: groups are switched away; `stopping`: what is left is taken offline. */
  readonly stage: 'moving' | 'stopping'
  /** What follows when they have left. */
  readonly sequel: { readonly kind: 'none' | 'stop' } | { readonly kind: 'freeze'; readonly freeze: Freeze }
}

/**
 * What is known of the way to a system. `silent` says nothing about what runs there: its groups are
 * autodisabled and never started elsewhere until it is `down`, confirmed by a fence or a named person.
 */
export type SystemContact =
  | { readonly kind: 'never' }
  | { readonly kind: 'connected'; readonly since: Instant }
  | {
      readonly kind: 'silent'
      readonly since: Instant
      readonly reason: string
      readonly fencing: FenceProgress
    }
  | { readonly kind: 'down'; readonly since: Instant; readonly confirmedBy: DownConfirmation }
  /**
   * A person had the engine leave it (SysState EXITED): nothing there is watched or touched, whether it
   * answers or not. `running`: its applications were left running (hastop -force). §4.5.
   */
  | {
      readonly kind: 'stopped'
      readonly since: Instant
      readonly by: string
      readonly applications: 'offline' | 'running'
      /** Whether the way to it stands, for when it is started again. */
      readonly answers: boolean
    }

export type FenceProgress =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly since: Instant; readonly operation?: OperationId }
  | { readonly kind: 'failed'; readonly at: Instant; readonly reason: string }

export type DownConfirmation =
  { readonly kind: 'fence'; readonly device: string } | { readonly kind: 'person'; readonly user: string }

export type Freeze = {
  readonly kind: 'temporary' | 'persistent'
  readonly by: string
  readonly reason: string
  readonly since: Instant
  /** It ends by itself then. */
  readonly until?: Instant
}

export type GroupRuntime = {
  readonly frozen: Freeze | null
  /** A switch or failover under way: source must be confirmed down before the target is started. */
  readonly move: GroupMove | null
  /** Further moves of a hybrid group, in other zones; only beside `move`. §3.3 Parallel. */
  readonly otherMoves?: readonly GroupMove[]
  /** Autostart (§4.9) and whether it is still owed; a group a person took offline has `declined`. */
  readonly autoStart?: 'owed' | 'done' | 'declined'
  /** Where it ran when the engine was restarted or a fault left it nowhere to go: it ought to be online. */
  readonly resumeOn?: SystemName
  /** Restarts of the faulted group on one system, the last of them begun at `at`. §4.2 step 7 OnlineRetryLimit. */
  readonly onlineRetry?: { readonly system: SystemName; readonly count: number; readonly at: Instant }
  /** Faults cleared by themselves so far, and when that is due again. §3.3 AutoClearLimit. */
  readonly autoClear?: { readonly count: number; readonly dueAt: Instant | null }
  readonly places: Readonly<Record<SystemName, GroupPlace>>
}

export type GroupMove = {
  readonly kind: 'switchover' | 'failover'
  /** Null when the source is a system that was confirmed down. */
  readonly from: SystemName | null
  /** The source, when that was confirmed down and `from` is null: its zone still counts. §4.3. */
  readonly origin?: SystemName
  /** Null: to be chosen when the source is down. */
  readonly to: SystemName | null
  readonly operation: OperationId | null
  readonly cause: CauseId
  /** PreSwitch = 1: the script on the target is asked before the group leaves its source. §9 preswitch. */
  readonly preSwitch?: TriggerGate
  /** Systems whose preonline or preswitch script said no: a failover passes them by. §9. */
  readonly refusedBy?: readonly SystemName[]
  /** Stopped systems that keep it from being started, as the log has them. §4.5. */
  readonly heldBy?: readonly SystemName[]
}

/** A group on one system of its SystemList. */
export type GroupPlace = {
  readonly enabled: boolean
  readonly autoDisabled: boolean
  readonly intent: PlaceIntent
  readonly resources: Readonly<Record<ResourceName, ResourceRuntime>>
  /**
   * The group was confirmed down there when contact was lost, and has been silent since. It says nothing of
   * what runs there now; it only lets a resource be restarted where its group already runs.
   */
  readonly leftDown?: boolean
  /** A parallel group's instance went offline for a group it requires, and comes up when that is back. §5.2 */
  readonly returnsWithChild?: CauseId
  /** It was up there when contact was lost, and the system is certainly down: lost as by a fault. §5.1 */
  readonly lostWithSystem?: boolean
  /**
   * The group was confirmed down there when the system was stopped, or a named person has said so since: it
   * counts as down while the system stays stopped. §4.5.
   */
  readonly stoppedDown?: boolean | undefined
  /** It was taken offline because the system was stopped: autostart is owed when that is started. §4.5. */
  readonly downByStop?: boolean | undefined
  /** PreOnline = 1: the script asked before the group is brought online there, for the intent of this cause. §9. */
  readonly preOnline?: TriggerGate & { readonly cause: CauseId }
  /** How far it was up when it was last at rest there: what postonline and postoffline follow from. §9. */
  readonly extent?: TriggerExtent
  /** A fault took it offline there and it was moved nowhere: a recovery may start it again. §4.2 step 9. */
  readonly downByFault?: boolean
  /**
   * A fault or the loss of the system left it down there, and AutoFailOver or its zone keeps it from others: nor
   * does autostart bring it to those. §3.3, §4.9
   */
  readonly heldDown?: boolean | undefined
  /**
   * Of a parallel or hybrid group: autostart has been dealt with there, though not everywhere yet, or a person
   * took it offline there. §4.9.
   */
  readonly autoStart?: 'done' | 'declined' | undefined
  /** Its Load is counted on the system, as far as the load warning knows. §3.4 LoadWarningLevel. */
  readonly isCounted?: boolean
}

/** What the engine is working towards there. `null`: nothing, resources are only watched. */
export type PlaceIntent = {
  readonly kind: 'online' | 'offline'
  readonly operation: OperationId | null
  readonly cause: CauseId
  /** Left out: MANUAL with an operation, else FAULT. §9 preonline, whyonlining. */
  readonly onlining?: Onlining
} | null

/** A resource on one system. */
export type ResourceRuntime = {
  readonly state: ResourceState
  readonly flags: readonly ResourceFlag[]
  readonly iState: IntermediateState
  readonly probed: boolean
  /** 0–100; 100 when the monitor said plainly online. */
  readonly confidence: number
  /** Entry point in flight other than a periodic monitor, with its run id. */
  readonly running: { readonly entryPoint: EntryPoint; readonly run: number; readonly since: Instant } | null
  /** Run id of the monitor last asked for; an answer of an older run is ignored. */
  readonly monitorRun: number
  /** Asked for by a person on this resource alone (`hares -online`), apart from the group's intent. */
  readonly wanted: {
    readonly kind: 'online' | 'offline'
    readonly operation: OperationId | null
    readonly cause: CauseId
  } | null
  readonly counters: AgentCounters
  /** Clean under way or just done: what it was called for, and what follows when it worked. */
  readonly cleaning: {
    readonly reason: CleanReason
    readonly sequel: 'restart' | 'retry' | 'offline' | 'fault'
  } | null
  /** Believed ONLINE when contact or engine was lost; gone with the next conclusive monitor. */
  readonly remembered?: boolean
  /** Last words of the online, offline or clean that ended last, for the log: told when it came to nothing. */
  readonly said?: string
  /** A forced flush dropped an offline that may still take effect: going offline is then no fault. */
  readonly offlineMayFollow?: boolean
  /**
   * Contact was lost while `online` ran: it was ended half-way, so what it left is cleaned before a monitor
   * that says offline is believed.
   */
  readonly onlineCutOff?: boolean
  /** Latest tolerated offline, restart or monitor timeout: ConfInterval counts from here. */
  readonly troubleAt?: Instant
  /** First of the monitor timeouts in `counters`; they are forgotten an hour later. */
  readonly timeoutsSince?: Instant
  /** Last state at rest, before clean or restart: the previous state resfault and resstatechange are told. §9. */
  readonly settled?: 'ONLINE' | 'OFFLINE' | 'FAULTED'
  /** Why it waits for an administrator: the number clean would have been called with. §4.6. */
  readonly adminWait?: number | undefined
  /** Found started outside the engine with ExternalStateChange = OnlineGroup: its group is to follow. §3.2. */
  readonly startedOutside?: boolean | undefined
  /** Its agent has no clean, as the last call showed: no restart and no retry are possible. §4.1 Online 7. */
  readonly noClean?: boolean | undefined
  /** Actions under way, which change nothing that is believed of it. §6.2. */
  readonly actions?: readonly ActionRun[] | undefined
  /** Run id of the latest info while it is asked for from time to time. §3.2 InfoInterval. */
  readonly infoRun?: number | undefined
  /** What info last printed. §3.1 ResourceInfo. */
  readonly info?: ResourceInfo
  /** What RetryPolicy = SunCluster counts. */
  readonly retries?: RetryHistory | undefined
  readonly since: Instant
  /** Decision or event that led to this state: where the answer to "why" starts. */
  readonly cause: CauseId | null
}

/** `Stale`: the resource has gone offline since. `at`: when message or state were last new. §3.1. */
export type ResourceInfo = {
  readonly state: 'Valid' | 'Invalid' | 'Stale'
  readonly message: string
  readonly at: Instant
}

/** One run of the action entry point, for an operation. */
export type ActionRun = { readonly run: number; readonly token: string; readonly operation: OperationId }

/** Latest failed probes since the last restart, and latest restarts; both bounded, oldest first. */
export type RetryHistory = {
  readonly failures: readonly { readonly at: Instant; readonly weight: number }[]
  readonly restarts: readonly Instant[]
}

/** §4.1. Zeroed after ConfInterval of quiet online time where VCS says so. */
export type AgentCounters = {
  readonly tolerance: number
  readonly restart: number
  readonly onlineRetry: number
  readonly monitorTimeout: number
  readonly onlineWait: number
  readonly offlineWait: number
  readonly clean: number
}

export type OperationState = 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED' | 'ASKS'

/** A running plan with a number and an owner. `ASKS`: it cannot go on without a person's decision. */
export type Operation = {
  readonly id: OperationId
  readonly requestId: string
  readonly user: string
  /** Complete in itself, beginning with the verb: `switch imap to sysB`, `online web on sysA` … */
  readonly title: string
  readonly group: GroupName | null
  readonly state: OperationState
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  /** Why it failed or what it asks; codes of `lib/policy/reasons.ts` in words. */
  readonly outcome: string | null
  readonly steps: readonly OperationStep[]
  readonly cause: CauseId
  /** Kind of the intent it came from: who could ask for that may cancel it. */
  readonly intent?: string
  /** The ha command for the same, where VCS has one. vcs-semantics §8.1. */
  readonly command?: readonly string[]
  /** The operation on a whole system it is a part of. */
  readonly partOf?: OperationId
  /** Of an operation on a whole system: what became of each group. */
  readonly parts?: Readonly<Record<GroupName, OperationPart>>
}

/** How an operation on a whole system ended for one group. */
export type OperationPart = { readonly state: 'DONE' | 'FAILED' | 'CANCELLED'; readonly text: string }

export type OperationStep = {
  readonly id: number
  readonly action: 'online' | 'offline'
  readonly group: GroupName
  readonly resource: ResourceName
  readonly system: SystemName
  /** Steps that must be done first. */
  readonly after: readonly number[]
  readonly state: 'pending' | 'running' | 'done' | 'failed' | 'skipped'
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
}
