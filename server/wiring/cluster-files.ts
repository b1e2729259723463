import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ConfigurationFile } from '#server/drivers/cluster-driver.ts'

/** Names of the clusters of a data directory: the folders of `clusters`. Makes that folder when it is not there. */
export function clusterNames(dataDirectory: string): readonly string[] {
  const clusters = join(dataDirectory, 'clusters')
  mkdirSync(clusters, { recursive: true, mode: 0o700 })
  return readdirSync(clusters, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .toSorted()
}

/** The `.cf` files of a folder, main.cf first; none when there is no such folder. */
export function readConfigurationFiles(directory: string): readonly ConfigurationFile[] {
  return listNames(directory)
    .filter((name) => name.endsWith('.cf'))
    .toSorted((a, b) => Number(b === 'main.cf') - Number(a === 'main.cf') || a.localeCompare(b))
    .map((name) => ({ name, text: readFileSync(join(directory, name), 'utf8') }))
}

/** Writes files beside each other, each whole or not at all, readable by their owner only: they hold secrets. */
export function writeConfigurationFiles(directory: string, files: readonly ConfigurationFile[]): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  for (const { name, text } of files) writeWhole(join(directory, name), text)
}

/** Replaces a file in one step. */
export function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function listNames(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
