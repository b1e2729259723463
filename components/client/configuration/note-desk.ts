import type { QueryClient } from '@tanstack/react-query'
import type { DeskState } from '#lib/wire/configuration.ts'
import { filesKey, versionsKey } from '../keys.ts'
import type { ConfigurationOnWire } from './configuration-queries.ts'

/**
 * Takes over how the desk stands now, from the stream or from an answer. What is being fetched meanwhile was perhaps
 * read before that, and is asked for again.
 */
export function noteDesk(client: QueryClient, cluster: string, desk: DeskState): void {
  const queryKey = filesKey(cluster)
  const known = client.getQueryData<ConfigurationOnWire>(queryKey)
  const isOther = known?.desk.version !== desk.version
  if (known) client.setQueryData<ConfigurationOnWire>(queryKey, { ...known, desk })
  if (isOther || client.isFetching({ queryKey }) > 0) void client.invalidateQueries({ queryKey })
  if (isOther) void client.invalidateQueries({ queryKey: versionsKey(cluster) })
}
