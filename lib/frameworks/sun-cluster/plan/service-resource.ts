import { listOf, resourceNumber, resourceValue } from '#lib/model/attribute-lookup.ts'
import type { Configuration, ResourceConfiguration } from '#lib/model/configuration.ts'
import { attributeName } from '#lib/model/names.ts'
import { agentCall } from '../../agent-call/call-words.ts'
import { foreignSuite } from '../../shape/foreign-suite.ts'
import { isCritical } from '../../shape/group-shape.ts'
import type { PlannedResource, Property } from './sun-cluster-plan.ts'

type Native = {
  readonly type: string
  /** Extension property and the attribute it has its value from. */
  readonly extension: readonly (readonly [property: string, attribute: string])[]
  readonly standard: readonly (readonly [property: string, attribute: string])[]
}

/** Types whose product has a Sun Cluster agent of its own. other-frameworks §1.4. */
const natives: Readonly<Record<string, Native>> = {
  MsgSrv: { type: 'SUNW.ims', extension: [['IMS_serverroot', 'ServerRoot']], standard: [] },
  SunIIM: {
    type: 'SUNW.iim',
    extension: [
      ['Server_Root', 'Server_Root'],
      ['Confdir_list', 'Confdir_list'],
      ['Monitor_retry_count', 'Monitor_retry_count'],
      ['Monitor_retry_interval', 'Monitor_retry_interval'],
      ['Probe_timeout', 'Probe_timeout'],
      ['Failover_enabled', 'Failover_enabled'],
    ],
    standard: [
      ['Port_list', 'Port_list'],
      ['Retry_count', 'Retry_count'],
      ['Retry_interval', 'Retry_interval'],
      ['Thorough_probe_interval', 'Thorough_probe_interval'],
    ],
  },
}

export const hasSunClusterAgent = (type: string): boolean => Object.hasOwn(natives, type)

/** A service as a resource: of its product's own type, else of the generic data service that runs Hawser's agent. */
export function serviceResource(
  configuration: Configuration,
  resource: ResourceConfiguration,
  dependencies: readonly string[],
): PlannedResource {
  const native = natives[resource.type]
  const needs: Property[] = dependencies.length > 0 ? [['Resource_dependencies', dependencies.join(',')]] : []
  const mode: Property[] = isCritical(configuration, resource.name) ? [] : [['Failover_mode', 'LOG_ONLY']]
  if (!native) {
    const { extension, standard } = generic(configuration, resource)
    return { name: resource.name, type: 'SUNW.gds', extension, standard: [...standard, ...mode, ...needs] }
  }
  const own = [...native.standard, ...restarts(resource)].flatMap((each) =>
    setValue(configuration, resource, each),
  )
  return {
    name: resource.name,
    type: native.type,
    extension: native.extension.flatMap((each) => setValue(configuration, resource, each)),
    standard: [...needs, ...mode, ...own],
  }
}

/** VCS' own counters on a resource of a type that has Sun Cluster's: only where the configuration says so. */
const restarts = ({ attributes }: ResourceConfiguration): [string, string][] => {
  const pairs: [string, string][] = [
    ['Retry_count', 'RestartLimit'],
    ['Retry_interval', 'ConfInterval'],
    ['Thorough_probe_interval', 'MonitorInterval'],
    ['Start_timeout', 'OnlineTimeout'],
    ['Stop_timeout', 'OfflineTimeout'],
  ]
  return pairs.filter(([, attribute]) => attributeName(attribute) in attributes)
}

/** The property with the attribute's value, when the configuration sets it. */
function setValue(
  configuration: Configuration,
  { name, attributes }: ResourceConfiguration,
  [property, attribute]: readonly [string, string],
): Property[] {
  if (!(attributeName(attribute) in attributes)) return []
  const texts = listOf(resourceValue(configuration, name, attribute))
  return texts.length === 0 ? [] : [[property, texts.join(',')]]
}

function generic(configuration: Configuration, { name }: ResourceConfiguration) {
  const { type, words } = agentCall(configuration, name, undefined)
  const command = (word: string) =>
    `${foreignSuite}/lib/foreign/gds.sh ${word} ${type} ${name} ${words}`.trimEnd()
  const number = (attribute: string) => resourceNumber(configuration, name, attribute)
  const extension: Property[] = [
    ['Start_command', command('start')],
    ['Stop_command', command('stop')],
    ['Probe_command', command('probe')],
    ['Network_aware', 'False'],
    ['Probe_timeout', String(number('MonitorTimeout'))],
  ]
  const minutes = Math.ceil(number('ConfInterval') / 60)
  const standard: Property[] = [
    ['Start_timeout', String(number('OnlineTimeout'))],
    ['Stop_timeout', String(number('OfflineTimeout') + number('CleanTimeout'))],
    ['Thorough_probe_interval', String(number('MonitorInterval'))],
    ['Retry_count', String(number('RestartLimit'))],
    ['Retry_interval', String(Math.max(1, minutes) * 60)],
  ]
  return { extension, standard }
}
