import { resourceNumber } from '#lib/model/attribute-lookup.ts'
import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import type { EntryPointFinished, Event } from '#lib/policy/event.ts'
import { groupOfResource, isEnabled, movableResources, runtimeOf } from './facts.ts'

/** What has been heard of a resource on a system, by nobody's word but its own agent's. */
export type Note = {
  /** Conclusive answer of the last monitor that began after the last action; null until there is one. */
  observed: 'up' | 'down' | null
  /** The last of these ever, also over silence and restarts: for resources nobody watches any more. */
  lastKnown: 'up' | 'down' | null
  /** Action on its way, or one whose answer never came. */
  open: { readonly entryPoint: EntryPoint; readonly run: number; readonly isUnheard?: boolean } | null
  lastAction: { readonly entryPoint: EntryPoint; readonly cleanReason: number | null } | null
  lastActionRun: number
  /** The monitor last asked for: an answer to an older one is an echo. */
  monitorRun: number
  /** A clean or offline failed and no monitor has said "down" since. */
  stopFailed: boolean
  /** A monitor has answered since contact was made. */
  answered: boolean
  /** Monitors that said "down" of what was ONLINE, without a quiet ConfInterval between; what last disturbed that. */
  denials: number
  troubleAt: number
  /** Denials forgotten after a quiet ConfInterval, and the revision that did so: it may never become durable. */
  pardon: { readonly denials: number; readonly revision: number } | null
  /** Monitor time-outs in a row. */
  timeouts: number
}

type Contact = 'never' | 'connected' | 'silent' | 'down' | 'stopped'

const freshNote = (): Note => ({
  observed: null,
  lastKnown: null,
  open: null,
  lastAction: null,
  lastActionRun: 0,
  monitorRun: 0,
  stopFailed: false,
  answered: false,
  denials: 0,
  troubleAt: 0,
  pardon: null,
  timeouts: 0,
})

type SystemNotes = { contact: Contact; readonly notes: Map<ResourceName, Note>; quiet: Set<GroupName> }

/** The judges' own book of what was observed, kept from the engine's events and orders alone. */
export class Ledger {
  private readonly systems = new Map<SystemName, SystemNotes>()
  private readonly quietWhenStopped = new Map<SystemName, readonly GroupName[]>()

  note(resource: ResourceName, system: SystemName): Note {
    const { notes } = this.on(system)
    const known = notes.get(resource)
    if (known) return known
    const note = freshNote()
    notes.set(resource, note)
    return note
  }

  contactOf(system: SystemName): Contact {
    return this.on(system).contact
  }

  /** The group was observed down there when its system fell silent. */
  wasQuietOn(group: GroupName, system: SystemName): boolean {
    const { contact, quiet } = this.on(system)
    return contact === 'silent' && quiet.has(group)
  }

  /** Why a group is not certainly down on a system; null when it is. */
  doubt(state: ClusterState, group: GroupName, system: SystemName): string | null {
    const { contact } = this.on(system)
    if (contact === 'down') return null
    if (contact === 'stopped' && this.on(system).quiet.has(group)) return null
    if (contact !== 'connected') return 'nothing is known'
    for (const resource of movableResources(state.configuration, group)) {
      const note = this.note(resource, system)
      if (!isEnabled(state.configuration, resource, system)) {
        if (note.lastKnown === 'up') return `${resource} was up when it was disabled`
        continue
      }
      if (note.open) return `${note.open.entryPoint} of ${resource} has not ended`
      if (note.stopFailed) return `${resource} could not be stopped`
      if (note.observed !== 'down') return `${resource} is ${note.observed ?? 'not'} observed`
    }
    return null
  }

  heard(state: ClusterState, event: Event): void {
    switch (event.kind) {
      case 'entryPointFinished':
        return this.finished(state, event)
      case 'systemConnected':
        if (this.contactOf(event.system) !== 'stopped') this.lose(event.system, 'connected')
        return
      case 'systemSilent':
        return this.fellSilent(state, event.system)
      case 'fenceFinished':
        if (event.outcome.kind === 'off') this.confirmedDown(event.system)
        return
      case 'asked':
        if (event.intent.kind === 'system.confirmDown') this.confirmedDown(event.intent.system)
        if (event.intent.kind === 'group.autoenable') this.saidDown(event.intent.group, event.intent.system)
        return
      case 'engineRestarted':
        for (const [system, { contact }] of this.systems)
          if (contact !== 'down' && contact !== 'stopped') this.lose(system, 'never')
        return
      default:
    }
  }

  /** A person has had the engine leave a system, or come back to it: what was observed until then is what counts. */
  followed(before: ClusterState, after: ClusterState): void {
    if (before.systems === after.systems) return
    for (const system of namesOf(after.systems)) {
      const was = before.systems[system]?.contact.kind
      const is = after.systems[system]?.contact.kind
      if (was === is) continue
      if (is === 'stopped') this.stopped(after, system)
      else if (was === 'stopped') this.lose(system, is ?? 'never')
    }
  }

  /** A named person has made sure that a group does not run on a stopped system. */
  private saidDown(group: GroupName, system: SystemName): void {
    const { contact, quiet } = this.on(system)
    if (contact === 'stopped') quiet.add(group)
  }

  /** A new life of the engine knows only what was durable: a system it has stopped may be so still. */
  recovered(state: ClusterState): void {
    for (const system of namesOf(state.systems)) {
      const isStopped = state.systems[system]?.contact.kind === 'stopped'
      const wasStopped = this.contactOf(system) === 'stopped'
      if (isStopped && !wasStopped) this.stayStopped(system)
      if (wasStopped && !isStopped) this.lose(system, 'never')
      for (const note of this.on(system).notes.values()) this.takeBack(note, state)
    }
  }

  /** What never became durable: a pardon, and numbers of runs, which are given again. */
  private takeBack(note: Note, { revision, nextRun }: ClusterState): void {
    if (note.pardon && note.pardon.revision > revision) note.denials += note.pardon.denials
    note.pardon = null
    note.lastActionRun = Math.min(note.lastActionRun, nextRun - 1)
    note.monitorRun = Math.min(note.monitorRun, nextRun - 1)
  }

  private stopped(state: ClusterState, system: SystemName): void {
    const quiet = namesOf(state.groups).filter((group) => this.doubt(state, group, system) === null)
    this.quietWhenStopped.set(system, quiet)
    this.stayStopped(system)
  }

  private stayStopped(system: SystemName): void {
    this.lose(system, 'stopped')
    for (const group of this.quietWhenStopped.get(system) ?? []) this.on(system).quiet.add(group)
  }

  /** The engine has asked what a resource does. */
  askedFor({ resource, system, run }: RunEntryPoint): void {
    this.note(resource, system).monitorRun = run
  }

  /** The engine has ordered an entry point; those that change nothing (open, action …) are no concern here. */
  ordered({ resource, system, entryPoint, run, cleanReason }: RunEntryPoint): void {
    if (entryPoint !== 'online' && entryPoint !== 'offline' && entryPoint !== 'clean') return
    const note = this.note(resource, system)
    note.open = { entryPoint, run }
    note.lastAction = { entryPoint, cleanReason }
    note.lastActionRun = run
    note.observed = null
    note.timeouts = 0
    if (entryPoint === 'online') note.lastKnown = 'up'
  }

  private on(system: SystemName): SystemNotes {
    const known = this.systems.get(system)
    if (known) return known
    const fresh: SystemNotes = { contact: 'never', notes: new Map(), quiet: new Set() }
    this.systems.set(system, fresh)
    return fresh
  }

  private lose(system: SystemName, contact: Contact): void {
    const entry = this.on(system)
    entry.contact = contact
    entry.quiet.clear()
    for (const note of entry.notes.values()) {
      note.observed = null
      note.open = null
      note.answered = false
      note.timeouts = 0
    }
  }

  private fellSilent(state: ClusterState, system: SystemName): void {
    const { contact } = this.on(system)
    if (contact !== 'connected' && contact !== 'never') return
    const quiet = namesOf(state.groups).filter((group) => this.doubt(state, group, system) === null)
    this.lose(system, 'silent')
    if (contact === 'connected') for (const group of quiet) this.on(system).quiet.add(group)
  }

  private confirmedDown(system: SystemName): void {
    const entry = this.on(system)
    if (entry.contact === 'connected') return
    this.lose(system, 'down')
    for (const note of entry.notes.values()) {
      note.observed = 'down'
      note.lastKnown = 'down'
      note.stopFailed = false
    }
  }

  private finished(state: ClusterState, event: Timed): void {
    const { resource, system, entryPoint, run, outcome } = event
    const note = this.note(resource, system)
    if (entryPoint === 'monitor') {
      if (outcome.kind === 'lost') return
      note.answered = true
      if (run < Math.max(note.lastActionRun, note.monitorRun)) return
      note.timeouts = outcome.kind === 'timedOut' ? note.timeouts + 1 : 0
      if (outcome.kind === 'timedOut') note.troubleAt = event.at
      if (outcome.kind === 'timedOut') return
      if (isDenial(outcome.verdict.kind)) this.denied(state, note, event)
      if (outcome.verdict.kind === 'online') this.affirmed(state, note, event)
      const isUp = outcome.verdict.kind === 'online'
      if (!note.open || (note.open.isUnheard && isUp)) this.answered(note, outcome.verdict.kind)
      return
    }
    if (note.open?.run !== run) return
    const isStop = entryPoint === 'clean' || entryPoint === 'offline'
    // What still starts it may be at work unheard. What still stops it does no harm once a monitor says "down".
    const isUnheard = outcome.kind === 'lost' && !outcome.isMissing && !isStop
    note.open = isUnheard ? { entryPoint, run, isUnheard } : null
    if (isUnheard) return
    // There is no such script: nothing was done.
    if (outcome.kind === 'lost' && outcome.isMissing) return
    const failed = outcome.kind !== 'exited' || (entryPoint === 'clean' && outcome.code !== 0)
    if (!isStop || !failed) return
    note.stopFailed = true
    note.troubleAt = event.at
  }

  private answered(note: Note, verdict: string): void {
    if (verdict === 'unknown') return
    const isUp = verdict === 'online'
    note.observed = isUp ? 'up' : 'down'
    note.lastKnown = note.observed
    if (!isUp) note.stopFailed = false
  }

  /** A "down" of what is held for ONLINE. */
  private denied(state: ClusterState, note: Note, { at, resource, system }: Timed): void {
    const group = groupOfResource(state, resource)
    const runtime = group === undefined ? undefined : runtimeOf(state, group, resource, system)
    if (runtime?.state !== 'ONLINE' && runtime?.remembered !== true) return
    note.denials += 1
    note.troubleAt = at
  }

  /** ONLINE without trouble for ConfInterval: "down" begins to count anew. It counts from when it came ONLINE. */
  private affirmed(state: ClusterState, note: Note, { at, resource, system }: Timed): void {
    const group = groupOfResource(state, resource)
    if (note.denials === 0 || group === undefined) return
    if (runtimeOf(state, group, resource, system)?.state !== 'ONLINE') note.troubleAt = at
    const quietMs = resourceNumber(state.configuration, resource, 'ConfInterval') * 1000
    if (at - note.troubleAt < quietMs) return
    note.pardon = { denials: note.denials, revision: state.revision + 1 }
    note.denials = 0
  }
}

type Timed = EntryPointFinished & { readonly at: number }

const isDenial = (verdict: string): boolean => verdict === 'offline' || verdict === 'intentionalOffline'
