import { entryPoints, type EntryPoint } from '#lib/model/states.ts'
import type { Dice } from './dice.ts'

/** How one run of an entry point goes on a simulated system. */
export type Conduct = {
  /** How long it takes; one that hangs never ends by itself. */
  readonly durationMs: number
  readonly hangs: boolean
  /** Null: what the entry point honestly says (0, or the monitor's own code). */
  readonly exitCode: number | null
  /** Whether it does what it is for: an online that has no effect leaves the resource down. */
  readonly works: boolean
  /** What it prints. */
  readonly output: string
  /** The agent has no such script. */
  readonly isMissing?: boolean
  /** On its way to the engine the answer takes this long besides. */
  readonly latencyMs?: number
  /** What it did stands, but its answer never comes: the connection gives it up a while later. */
  readonly isAnswerLost?: boolean
  /** The same answer comes a second time, this long after the first. */
  readonly echoAfterMs?: number
  /** Its online, killed at the time-out, takes effect all the same, this long afterwards. */
  readonly risesAfterMs?: number
}

export type Subject = { readonly resource: string; readonly system: string; readonly entryPoint: EntryPoint }

/** Decides how the runs of entry points go. */
export interface Behaviour {
  conductOf(subject: Subject): Conduct
}

const usualDurations: Partial<Record<EntryPoint, number>> = {
  online: 3000,
  offline: 2000,
  clean: 1000,
  monitor: 100,
}

const plainly = (durationMs: number): Conduct => ({
  durationMs,
  hangs: false,
  exitCode: null,
  works: true,
  output: '',
})

/** How long each entry point takes, and that it works. */
export const usualConduct = Object.fromEntries(
  entryPoints.map((entryPoint) => [entryPoint, plainly(usualDurations[entryPoint] ?? 100)]),
) as Readonly<Record<EntryPoint, Conduct>>

type Rule = { readonly change: Partial<Conduct>; runsLeft: number }

/** Everything works in its usual time, but for what a script says of single entry points. */
export class ScriptedBehaviour implements Behaviour {
  private readonly rules = new Map<string, Rule>()
  private readonly usualOf: (subject: Subject) => Conduct

  /** `usualOf`: how runs go when nothing else is said of them. */
  constructor(usualOf: (subject: Subject) => Conduct = ({ entryPoint }) => usualConduct[entryPoint]) {
    this.usualOf = usualOf
  }

  /** Holds for the next `runs` runs of this entry point; `Infinity` until told otherwise. */
  set(subject: Subject, change: Partial<Conduct>, runs: number): void {
    this.rules.set(keyOf(subject), { change, runsLeft: runs })
  }

  /** As usual again. */
  reset(subject: Subject): void {
    this.rules.delete(keyOf(subject))
  }

  /** As usual again everywhere. */
  resetAll(): void {
    this.rules.clear()
  }

  conductOf(subject: Subject): Conduct {
    if (this.rules.size === 0) return this.usualOf(subject)
    const key = keyOf(subject)
    const rule = this.rules.get(key)
    if (!rule) return this.usualOf(subject)
    rule.runsLeft -= 1
    if (rule.runsLeft <= 0) this.rules.delete(key)
    return { ...this.usualOf(subject), ...rule.change }
  }
}

const keyOf = ({ resource, system, entryPoint }: Subject): string => `${entryPoint} ${resource}@${system}`

/** Chances from 0 to 1 of each kind of trouble, per run. */
export type Rates = {
  readonly hang: number
  readonly noEffect: number
  readonly badExit: number
  /** Most times the usual duration. */
  readonly slowness: number
}

/** Entry points that fail by chance, for long random runs. */
export class RandomBehaviour implements Behaviour {
  private readonly dice: Dice
  private readonly rates: Rates

  constructor(dice: Dice, rates: Rates) {
    this.dice = dice
    this.rates = rates
  }

  conductOf({ entryPoint }: Subject): Conduct {
    const { durationMs } = usualConduct[entryPoint]
    const slowness = 1 + this.dice.next() * (this.rates.slowness - 1)
    return {
      durationMs: Math.round(durationMs * slowness),
      hangs: this.dice.chance(this.rates.hang),
      works: !this.dice.chance(this.rates.noEffect),
      exitCode: this.dice.chance(this.rates.badExit) ? this.badExit(entryPoint) : null,
      output: '',
    }
  }

  /** A monitor's wrong answer is one that says nothing; a lie about a running service is no fault an engine can survive. */
  private badExit(entryPoint: EntryPoint): number {
    return entryPoint === 'monitor' ? this.dice.pick([99, 1, 255]) : this.dice.integer(1, 255)
  }
}
