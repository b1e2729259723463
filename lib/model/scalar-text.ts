const smallest = -2_147_483_648
const largest = 2_147_483_647

/** Whole number of a text as main.cf writes it: base 10, 32 bits, signed; null for anything else. vcs-semantics §1.2. */
export const integerOf = (text: string): number | null => {
  if (!/^-?\d{1,10}$/.test(text)) return null
  const number = Number(text)
  return number >= smallest && number <= largest ? number : null
}

/** Boolean of a text: 0 or 1; `true` and `false` are tolerated. Null for anything else. vcs-semantics §1.2. */
export const booleanOf = (text: string): boolean | null => {
  if (text === '1' || text === 'true') return true
  if (text === '0' || text === 'false') return false
  return null
}
