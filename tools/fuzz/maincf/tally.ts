import { takeWholePath } from '#lib/maincf/testing/whole-path.ts'
import { bundledTypes } from './corpus-texts.ts'

/** Milliseconds of processor time an input may take beside its share for each megabyte: start, and cleaning up after others. */
const floorMs = 200
const perMegabyteMs = 1000
const failuresShown = 10

const types = bundledTypes()

/** Counts inputs, and keeps what went wrong with the first few. */
export class Tally {
  inputs = 0
  characters = 0
  slowestMs = 0
  readonly failures: string[] = []
  #failed = 0

  get failed(): number {
    return this.#failed
  }

  /** Takes an input the whole way; an exception or too long a time is a failure. */
  take(text: string, what: string): void {
    this.inputs += 1
    this.characters += text.length
    const start = process.cpuUsage()
    try {
      takeWholePath(text, types)
    } catch (error) {
      this.#fail(`${what}: ${String(error)}: ${JSON.stringify(text)}`)
    }
    const { user } = process.cpuUsage(start)
    const tookMs = user / 1000
    this.slowestMs = Math.max(this.slowestMs, tookMs)
    if (tookMs > floorMs + (perMegabyteMs * text.length) / 1e6) {
      this.#fail(`${what}: ${tookMs.toFixed(0)} ms for ${text.length} characters`)
    }
  }

  #fail(what: string): void {
    this.#failed += 1
    if (this.failures.length < failuresShown) this.failures.push(what.slice(0, 4000))
  }
}
