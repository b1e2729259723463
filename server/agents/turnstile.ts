/** Lets so many through at a time; the others wait in order, the urgent ones before the rest. */
export class Turnstile {
  #free: number
  readonly #urgent: (() => void)[] = []
  readonly #patient: (() => void)[] = []

  constructor(places: number) {
    this.#free = places
  }

  /** Runs `work` when there is a place, and gives its answer. */
  async pass<Answer>(urgent: boolean, work: () => Promise<Answer>): Promise<Answer> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((admit) => (urgent ? this.#urgent : this.#patient).push(admit))
    try {
      return await work()
    } finally {
      const next = this.#urgent.shift() ?? this.#patient.shift()
      if (next) next()
      else this.#free += 1
    }
  }
}
