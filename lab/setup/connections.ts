import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LabSystem } from '#lab/system/system.ts'

export const fenceProgram = fileURLToPath(new URL('../programs/fence_lab', import.meta.url))

type ConnectionsOptions = {
  readonly systems: readonly LabSystem[]
  readonly user: string
  readonly clientKeyFile: string
  /** lab.json, where the fence program finds the lab's control address and token. */
  readonly labFile: string
}

/** Writes a file at once and for its owner only: a reader sees the old text or the new one. */
export const writePrivate = (file: string, text: string) => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/**
 * Writes connections.json of the lab's cluster: loopback ports, the lab's key, host keys pinned since
 * the lab made them itself, and the lab's power switch as fence.
 */
export const writeConnections = (
  file: string,
  { systems, user, clientKeyFile, labFile }: ConnectionsOptions,
) => {
  const connections = systems.map((system) => [
    system.name,
    {
      address: '127.0.0.1',
      port: system.port(),
      user,
      authentication: { kind: 'key', file: clientKeyFile },
      hostKey: system.hostKey.fingerprint,
      fence: { program: fenceProgram, options: { plug: system.name, lab_file: labFile } },
      suiteDirectory: '.hawser/agents',
    },
  ])
  writePrivate(file, `${JSON.stringify({ systems: Object.fromEntries(connections) }, null, 2)}\n`)
}
