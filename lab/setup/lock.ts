import { readFileSync, rmSync, writeFileSync } from 'node:fs'

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
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx' })
      return () => rmSync(file, { force: true })
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
