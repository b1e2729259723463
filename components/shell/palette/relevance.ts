/**
 * How well a line of the palette fits what was typed, 0 (not at all) to 1. Every typed word must be in it;
 * a name that begins with the words comes first. Letters scattered over a name are no match: at night a wrong
 * group in the list is worse than an empty one.
 */
export function relevance(id: string, typed: string, keywords: readonly string[] = []): number {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const text = [id, ...keywords].join(' ').toLowerCase()
  if (!words.every((word) => text.includes(word))) return 0
  const name = (keywords[0] ?? id).toLowerCase()
  if (name === words.join(' ')) return 1
  if (name.startsWith(words[0] ?? '')) return 0.8
  return words.every((word) => name.includes(word)) ? 0.6 : 0.3
}
