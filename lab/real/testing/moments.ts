/** Milliseconds since something began, by name, in the order they came. */
export class Moments {
  readonly #began = performance.now()
  readonly #names: string[] = []
  readonly #explain: () => string

  constructor(explain: () => string) {
    this.#explain = explain
  }

  /** Waits until it is true and notes when that was. Throws with what the engine told when it never was. */
  async until(name: string, isTrue: () => boolean | Promise<boolean>, withinMs = 90_000): Promise<void> {
    const end = performance.now() + withinMs
    while (!(await isTrue())) {
      if (performance.now() > end) throw new Error(`never: ${name}\n${this.#explain()}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    this.#names.push(`${name} ${((performance.now() - this.#began) / 1000).toFixed(1)} s`)
  }

  toString(): string {
    return this.#names.join(', ')
  }
}

/** Looks again and again while something else is done; the answer tells how often it was not so. */
export const watching = async (isSo: () => boolean, during: () => Promise<void>): Promise<number> => {
  let offences = 0
  const timer = setInterval(() => {
    if (!isSo()) offences += 1
  }, 25)
  try {
    await during()
  } finally {
    clearInterval(timer)
  }
  return offences
}
