/** What stands before and behind the first mention of a name; a sentence that does not mention it gets it in front. */
export function aroundName(text: string, name: string): { readonly before: string; readonly after: string } {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const end = at + name.length
    if (!isOfName(text[at - 1]) && !isOfName(text[end]))
      return { before: text.slice(0, at), after: text.slice(end) }
  }
  return { before: '', after: `: ${text}` }
}

const isOfName = (character: string | undefined): boolean =>
  character !== undefined && /[\w-]/.test(character)
