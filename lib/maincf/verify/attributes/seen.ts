/** Blocks of so many attributes are looked through; longer ones are kept in sets. */
const shortBlock = 24

/** Which attributes a block has set, everywhere or for a system. Blocks are short, and there are many. */
export class Seen {
  readonly #names: string[] = []
  readonly #local = new Map<string, Set<string>>()
  #long: Set<string> | null = null

  /** Notes an attribute; says whether it was there already. */
  isRepeated(name: string, system: string | null): boolean {
    return system === null ? this.#isThere(name) : this.#isThereFor(name, system)
  }

  #isThere(name: string): boolean {
    if (this.#long) return this.#long.has(name) || !this.#long.add(name)
    if (this.#names.includes(name)) return true
    this.#names.push(name)
    if (this.#names.length > shortBlock) this.#long = new Set(this.#names)
    return false
  }

  #isThereFor(name: string, system: string): boolean {
    const systems = this.#local.get(name)
    if (systems?.has(system)) return true
    if (systems) systems.add(system)
    else this.#local.set(name, new Set([system]))
    return false
  }
}
