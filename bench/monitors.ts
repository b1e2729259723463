import { opensshMissing } from '#server/transport/testing/openssh.ts'
import { machine } from './figures.ts'
import { manySystems } from './monitors/many-systems.ts'
import { sideBySide } from './monitors/side-by-side.ts'

/**
 * Monitors over SSH: the engine's runner beside one `ssh` through a ControlMaster for each, one channel for each, and
 * the scripts run on the machine itself, the limit. Then 64 systems of 100 monitors a minute under one engine.
 */
export async function benchMonitors(): Promise<void> {
  const missing = opensshMissing()
  if (missing !== null) throw new Error(`monitors cannot be benched: ${missing}`)
  process.stdout.write(`${machine()}\n`)
  await sideBySide()
  await manySystems()
}
