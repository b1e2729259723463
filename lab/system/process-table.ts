import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export type Process = { readonly pid: number; readonly args: string }

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const byProc = (isMarked: (environment: readonly string[]) => boolean): Process[] =>
  readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name) || !isMarked(read(`/proc/${name}/environ`).split('\0'))) return []
    const args = read(`/proc/${name}/cmdline`).split('\0').join(' ').trim()
    return [{ pid: Number(name), args }]
  })

/** Without /proc: what shows the mark, and its descendants (some programs hide their environment). */
const byPs = (isMarked: (environment: readonly string[]) => boolean): Process[] => {
  const text = execFileSync('/bin/ps', ['-A', '-E', '-ww', '-o', 'pid=,ppid=,command='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const all = text.split('\n').flatMap((line) => {
    const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), args }]
  })
  const mine = new Set(all.filter(({ args }) => isMarked(args.split(' '))).map(({ pid }) => pid))
  for (let before = -1; before !== mine.size;) {
    before = mine.size
    for (const { pid, parent } of all) if (mine.has(parent)) mine.add(pid)
  }
  return all.filter(({ pid }) => mine.has(pid)).map(({ pid, args }) => ({ pid, args }))
}

const marked = (isMarked: (environment: readonly string[]) => boolean): Process[] => {
  const found = process.platform === 'linux' ? byProc(isMarked) : byPs(isMarked)
  return found.filter(({ pid }) => pid !== process.pid)
}

/** The processes of the system whose root directory this is, known by their environment. */
export const processesOf = (root: string): Process[] =>
  marked((environment) => environment.includes(`HAWSER_SYSTEM_ROOT=${root}`))

/** The processes of every system below this directory, those of an earlier lab too. */
export const processesBelow = (directory: string): Process[] =>
  marked((environment) => environment.some((line) => line.startsWith(`HAWSER_SYSTEM_ROOT=${directory}/`)))

export const signalProcesses = (processes: readonly Process[], signal: NodeJS.Signals) => {
  for (const { pid } of processes) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/**
 * Kills what `find` finds until it finds nothing: a process may have started another in the meantime.
 * Throws after `limitMs`, which only a process the kernel cannot end reaches.
 */
export const killProcesses = async (find: () => readonly Process[], limitMs = 5000) => {
  const endAt = performance.now() + limitMs
  for (let left = find(); left.length > 0; left = find()) {
    if (performance.now() > endAt) {
      throw new Error(`processes that cannot be killed: ${left.map(({ pid }) => pid).join(', ')}`)
    }
    signalProcesses(left, 'SIGKILL')
    await sleep(5)
  }
}
