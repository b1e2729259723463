const verbs = ['acquire', 'release', 'refuse'] as const
const kinds = ['disk', 'address', 'service'] as const

export type LedgerVerb = (typeof verbs)[number]
export type LedgerKind = (typeof kinds)[number]

/** One line of the lab's ledger. `atMs` is milliseconds since the epoch; the order is that of the lines. */
export type LedgerEntry = {
  readonly atMs: number
  readonly system: string
  readonly verb: LedgerVerb
  readonly kind: LedgerKind
  readonly name: string
  readonly result: string
}

export type Violation =
  | {
      readonly code: 'held-by-two'
      readonly line: number
      readonly kind: LedgerKind
      readonly name: string
      readonly taker: string
      readonly holders: readonly string[]
      readonly text: string
    }
  | { readonly code: 'unreadable'; readonly line: number; readonly text: string }

const isOneOf = <Word extends string>(words: readonly Word[], text: string): text is Word =>
  (words as readonly string[]).includes(text)

/** Reads one line; null when it is not one of the ledger's. */
export const readLedgerLine = (line: string): LedgerEntry | null => {
  const [atMs = '', system = '', verb = '', kind = '', name = '', result = '', ...more] = line.split(' ')
  if (!/^\d+$/.test(atMs) || system === '' || name === '' || result === '' || more.length > 0) return null
  if (!isOneOf(verbs, verb) || !isOneOf(kinds, kind)) return null
  return { atMs: Number(atMs), system, verb, kind, name, result }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => content !== '')

/** All readable entries of a ledger, in order. */
export const readLedger = (text: string): LedgerEntry[] =>
  linesOf(text).flatMap(({ content }) => readLedgerLine(content) ?? [])

/**
 * Proves that no disk, address or service was held by two systems at once: replays the text of a
 * ledger and answers every acquisition made while another system held the thing, and every line that
 * cannot be read. A release by a system that held nothing changes nothing.
 */
export const checkLedger = (text: string): Violation[] => {
  const holders = new Map<string, Set<string>>()
  const violations: Violation[] = []
  for (const { content, line } of linesOf(text)) {
    const entry = readLedgerLine(content)
    if (entry === null) {
      violations.push({ code: 'unreadable', line, text: `line ${line} is not a ledger line: ${content}` })
      continue
    }
    const { kind, name, system } = entry
    const key = `${kind} ${name}`
    const held = holders.get(key) ?? new Set<string>()
    holders.set(key, held)
    if (entry.verb === 'release') held.delete(system)
    if (entry.verb !== 'acquire') continue
    const others = [...held].filter((holder) => holder !== system)
    held.add(system)
    if (others.length === 0) continue
    const text = `${system} took ${kind} ${name} while ${others.join(' and ')} held it`
    violations.push({ code: 'held-by-two', line, kind, name, taker: system, holders: others, text })
  }
  return violations
}
