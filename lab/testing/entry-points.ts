import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Client } from 'ssh2'
import type { Configuration } from '#lib/model/configuration.ts'
import { resourceName, systemName } from '#lib/model/names.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import { entryPointCall, secretLines } from '#server/agents/arguments.ts'
import type { Lab } from '#lab/lab.ts'
import { runOver, type Outcome } from './client.ts'

const suite = fileURLToPath(new URL('../../agents', import.meta.url))

/** Puts the agent suite on every system, where connections.json says it lives. */
export const deploySuite = (lab: Lab) => {
  for (const { root } of lab.world.systems.values()) {
    cpSync(suite, join(root, '.hawser/agents'), { recursive: true })
  }
}

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`

/** Runs one entry point on a lab system over an open connection, with the arguments the engine would give it. */
export const runEntryPoint = (
  client: Client,
  configuration: Configuration,
  [system, resource, entryPoint]: readonly [system: string, resource: string, entryPoint: EntryPoint],
): Promise<Outcome> => {
  const call = entryPointCall({
    configuration,
    resource: resourceName(resource),
    system: systemName(system),
    entryPoint,
    cleanReason: entryPoint === 'clean' ? 4 : null,
  })
  const words = call.argv.map(quoted).join(' ')
  const command = `HAWSER_SUITE="$HOME/.hawser/agents"; export HAWSER_SUITE; exec "$HAWSER_SUITE/${call.script}" ${words}`
  return runOver(client, command, secretLines(call.secrets) ?? '')
}
