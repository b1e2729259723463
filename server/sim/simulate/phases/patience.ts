import { resourceNumber } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf } from '#lib/model/names.ts'

/**
 * How long the engine may need to bring everything where it belongs after the last fault (I-25): twice the longest
 * monitor interval, every start once, and a minute.
 */
export function patienceMs(configuration: Configuration): number {
  const resources = namesOf(configuration.resources)
  const each = (attribute: string) =>
    resources.map((resource) => resourceNumber(configuration, resource, attribute))
  const intervals = [...each('MonitorInterval'), ...each('OfflineMonitorInterval')]
  const starts = each('OnlineTimeout').reduce((sum, seconds) => sum + seconds, 0)
  return (2 * Math.max(0, ...intervals) + starts + 60) * 1000
}
