import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time in these for programs: USER_HZ, the same on every machine. */
const tickMs = 10

type Entry = { readonly pid: number; readonly parent: number; readonly spentMs: number }

/** One process: what it used itself, and what its ended and awaited children did. Null when it has gone. */
const entryOf = (pid: number): Entry | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return { pid, parent: Number(fields[1]), spentMs: ticks * tickMs }
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}

/** Processor time, in milliseconds, of a process and all that descends from it, leaving out some branches. */
export const spentByTree = (root: number, without: readonly number[] = []): number => {
  const entries = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => entryOf(Number(name)) ?? [])
  const children = Map.groupBy(entries, ({ parent }) => parent)
  const spentBelow = (pid: number): number =>
    (children.get(pid) ?? [])
      .filter((child) => !without.includes(child.pid))
      .reduce((sum, child) => sum + child.spentMs + spentBelow(child.pid), 0)
  return (entries.find(({ pid }) => pid === root)?.spentMs ?? 0) + spentBelow(root)
}
