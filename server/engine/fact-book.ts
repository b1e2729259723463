import type { SystemName } from '#lib/model/names.ts'
import type { Instant } from '#lib/model/runtime.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import { factKey, type ContactOnWire, type Fact, type FactKey, type FactsUpdate } from '#lib/wire/snapshot.ts'
import type { ContactFailure, EntryPointAnswer } from '#server/ports.ts'

const maximumOutput = 2048

/** What the connections know of a system and the policy does not need. */
export type SystemDetails = { readonly address: string; readonly fenceConfigured: boolean }

type ContactFact = { readonly heardAt: Instant | null; readonly failure: ContactFailure | null }

/**
 * The age of facts: the last monitor of each resource on each system, and when each system was last heard
 * of. Kept beside the state, never in it and never in the journal.
 */
export class FactBook {
  private readonly facts = new Map<FactKey, Fact>()
  private readonly startsMs = new Map<FactKey, number>()
  private readonly contacts = new Map<SystemName, ContactFact>()
  private readonly newFacts = new Set<FactKey>()
  private readonly newContacts = new Set<SystemName>()
  private readonly describe: (system: SystemName) => SystemDetails

  constructor(describe: (system: SystemName) => SystemDetails) {
    this.describe = describe
  }

  /** Notes an entry point's answer. One that was lost says nothing. */
  noteAnswer(run: RunEntryPoint, answer: EntryPointAnswer, at: Instant): void {
    const { outcome, durationMs } = answer
    if (outcome.kind === 'lost') return
    this.noteContact(run.system, { heardAt: at, failure: null })
    const key = factKey(run.resource, run.system)
    const exitCode = outcome.kind === 'exited' ? outcome.code : null
    if (run.entryPoint === 'online' && (exitCode ?? 0) === 0) this.startsMs.set(key, durationMs)
    if (run.entryPoint !== 'monitor') return
    const startMs = this.startsMs.get(key)
    const fact = { at, exitCode, durationMs, output: printable(outcome.output) }
    this.facts.set(key, startMs === undefined ? fact : { ...fact, startMs })
    this.newFacts.add(key)
  }

  noteConnected(system: SystemName, at: Instant): void {
    this.noteContact(system, { heardAt: at, failure: null })
  }

  noteSilent(system: SystemName, failure: ContactFailure): void {
    this.noteContact(system, { heardAt: this.contacts.get(system)?.heardAt ?? null, failure })
  }

  hasNews(): boolean {
    return this.newFacts.size > 0 || this.newContacts.size > 0
  }

  /** What is new since the last call. */
  takeNews(at: Instant): FactsUpdate {
    const facts = Object.fromEntries([...this.newFacts].map((key) => [key, this.facts.get(key)] as const))
    const contacts = this.contactsOf([...this.newContacts])
    const update = { at, facts: facts as Record<FactKey, Fact> }
    const withContacts = this.newContacts.size > 0 ? { ...update, contacts } : update
    this.newFacts.clear()
    this.newContacts.clear()
    return withContacts
  }

  /** Forgets what left the configuration. */
  keepOnly(isKnown: (resource: string) => boolean): void {
    for (const key of this.facts.keys()) {
      if (isKnown(key.slice(0, key.indexOf('@')))) continue
      this.facts.delete(key)
      this.newFacts.delete(key)
    }
    for (const key of this.startsMs.keys()) {
      if (!isKnown(key.slice(0, key.indexOf('@')))) this.startsMs.delete(key)
    }
  }

  allFacts(): Readonly<Record<FactKey, Fact>> {
    return Object.fromEntries(this.facts) as Record<FactKey, Fact>
  }

  contactsOf(systems: readonly SystemName[]): Readonly<Record<SystemName, ContactOnWire>> {
    const entries = systems.map((system) => {
      const { heardAt, failure } = this.contacts.get(system) ?? { heardAt: null, failure: null }
      return [system, { ...this.describe(system), heardAt, failure }] as const
    })
    return Object.fromEntries(entries)
  }

  private noteContact(system: SystemName, contact: ContactFact): void {
    this.contacts.set(system, contact)
    this.newContacts.add(system)
  }
}

/** At most 2 kB, control characters (but tab and newline) removed. */
const printable = (output: string): string =>
  output.slice(0, maximumOutput).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
