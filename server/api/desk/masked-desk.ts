import { maskEdits } from '#lib/maincf/secret/secret-edits.ts'
import type { DeskState } from '#lib/wire/configuration.ts'
import type { ClusterDriver } from '#server/drivers/cluster-driver.ts'

/** How the desk stands, as it may leave the engine. */
export function maskedDesk(driver: ClusterDriver): DeskState {
  const state = driver.desk.state()
  if (!state.open) return state
  const { configuration } = driver.snapshot().state
  return { ...state, open: { ...state.open, draft: maskEdits(state.open.draft, configuration) } }
}
