import { readFileSync, rmSync, writeFileSync } from 'node:fs'

/** Locks of this process, which could not tell its own from one it inherited its number from. */
const held = new Set<string>()

const holderOf = (file: string): number | null => {
  const pid = Number(readFileSync(file, 'utf8'))
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return null
  try {
    process.kill(pid, 0)
    return pid
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? pid : null
  }
}

/**
 * Takes the lock of a data directory for this process; the answer gives it back. Throws when a lab
 * that still runs holds it; the lock of a lab that died is taken over.
 */
export const takeLock = (file: string): (() => void) => {
  if (held.has(file)) throw new Error(`this process already runs a lab on this data directory: ${file}`)
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx' })
      held.add(file)
      return () => {
        rmSync(file, { force: true })
        held.delete(file)
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = holderOf(file)
    if (holder !== null)
      throw new Error(`another lab (process ${holder}) runs on this data directory: ${file}`)
    rmSync(file, { force: true })
  }
  throw new Error(`another lab took ${file} at the same moment`)
}
