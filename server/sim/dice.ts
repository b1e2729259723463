import type { Random } from '#server/ports.ts'

const tokenAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * Seeded chance: the same seed throws the same numbers. Each concern (network, systems, operators) takes
 * dice of its own from one seed, so that a new kind of fault does not change the others' luck.
 */
export class Dice implements Random {
  readonly seed: string
  private a: number
  private b: number

  constructor(seed: string) {
    this.seed = seed
    this.a = spread(seed, 0x811c9dc5)
    this.b = spread(seed, 0x9747b28c)
  }

  /** Dice for one concern: independent of how often these were thrown. */
  split(concern: string): Dice {
    return new Dice(`${this.seed}/${concern}`)
  }

  /** From 0 up to but not 1. Two xorshift words, multiplied. */
  next(): number {
    this.a = xorshift(this.a)
    this.b = xorshift(this.b)
    return ((Math.imul(this.a, 0x9e3779b1) ^ this.b) >>> 0) / 0x1_0000_0000
  }

  /** Whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.integer(0, items.length - 1)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }

  token(bytes: number): string {
    const length = Math.ceil((bytes * 4) / 3)
    return Array.from({ length }, () => tokenAlphabet[this.integer(0, 63)]).join('')
  }
}

function spread(text: string, start: number): number {
  let value = start
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b)
  return value ^ (value >>> 13) || 1
}

function xorshift(word: number): number {
  let value = word
  value ^= value << 13
  value ^= value >>> 17
  return value ^ (value << 5)
}
