import type { GroupStateRow, ResourceStateRow } from './scstat.ts'

/**
 * `clrg status` of Sun Cluster 3.2 and later: a group's first system stands on its own line, the others on indented ones
 * below; a blank line ends the entry. All systems are read: a fault on the second one counts. other-frameworks §1.8.
 */
export function parseClrgStatus(text: string): GroupStateRow[] {
  return entriesOf(text).map(({ name, words }) => {
    const [system = '', suspended = '', ...state] = words
    return { group: name, system, state: state.join(' '), isSuspended: suspended.toLowerCase() === 'yes' }
  })
}

/** `clrs status`, as `parseClrgStatus`: state and status message of each resource on each system. */
export function parseClrsStatus(text: string): ResourceStateRow[] {
  return entriesOf(text).map(({ name, row }) => {
    const [, system = '', tail = ''] = /^(\S+)\s*(.*)$/.exec(row) ?? []
    const [, state, statusMessage = ''] = /^(.*?\S)(?:\s{2,}(.*))?$/.exec(tail) ?? []
    if (statusMessage !== '' || state === undefined)
      return { resource: name, system, state: state ?? '', statusMessage }
    const [first = '', ...rest] = tail.split(' ')
    return { resource: name, system, state: first, statusMessage: rest.join(' ') }
  })
}

type Line = { readonly name: string; readonly words: readonly string[]; readonly row: string }

/** Lines below the heading's dashes, with the name of the entry they belong to. */
function entriesOf(text: string): Line[] {
  const lines: Line[] = []
  let isBelow = false
  let name: string | null = null
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*-{3,}[\s-]*$/.test(line)) isBelow = true
    else if (/^\s*===/.test(line)) isBelow = false
    else if (line.trim() === '') name = null
    else if (isBelow) {
      const isOwn = name === null || /^\S/.test(line)
      const words = line.trim().split(/\s+/)
      if (isOwn) name = words[0] ?? ''
      const row = isOwn
        ? line
            .trim()
            .slice(name?.length ?? 0)
            .trim()
        : line.trim()
      lines.push({ name: name ?? '', words: isOwn ? words.slice(1) : words, row })
    }
  }
  return lines
}
