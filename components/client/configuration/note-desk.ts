import type { QueryClient } from '@tanstack/react-query'
import type { DeskState } from '#lib/wire/configuration.ts'
import { filesKey, versionsKey } from '../keys.ts'
import type { ConfigurationOnWire } from './configuration-queries.ts'

/** Takes over how the desk stands now, from the stream or from an answer. */
export function noteDesk(client: QueryClient, cluster: string, desk: DeskState): void {
  const known = client.getQueryData<ConfigurationOnWire>(filesKey(cluster))
  if (!known || known.desk.version !== desk.version) {
    void client.invalidateQueries({ queryKey: filesKey(cluster) })
    void client.invalidateQueries({ queryKey: versionsKey(cluster) })
  }
  if (known) client.setQueryData<ConfigurationOnWire>(filesKey(cluster), { ...known, desk })
}
