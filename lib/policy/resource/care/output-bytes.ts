/** Bytes of the output of an action or info that are kept (vcs-semantics §6.2). */
const outputBytes = 2048

/** The first 2048 bytes of a text in UTF-8, cut between characters. */
export function withinBytes(text: string): string {
  let bytes = 0
  let end = 0
  for (const character of text) {
    bytes += bytesOf(character.codePointAt(0) ?? 0)
    if (bytes > outputBytes) return text.slice(0, end)
    end += character.length
  }
  return text
}

const bytesOf = (codePoint: number): number => {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x8_00) return 2
  return codePoint < 0x1_00_00 ? 3 : 4
}
