/**
 * A text without the dependency tree that a dump has written behind a group, and the empty lines above it:
 * nobody's words, and of no use without the group. vcs-semantics §1.3.
 */
export const withoutTree = (text: string, group: string): string => {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => /^\s*\/\/ resource dependency tree\s*$/.test(line))
  if (start < 0 || /^\s*\/\/\s*group (\S+)\s*$/.exec(lines[start + 2] ?? '')?.[1] !== group) return text
  const end = lines.findIndex((line, at) => at > start && /^\s*\/\/\t\}\s*$/.test(line))
  if (end < 0) return text
  const above = lines.slice(0, start)
  while (above.at(-1)?.trim() === '') above.pop()
  return [...above, ...lines.slice(end + 1)].join('\n')
}
