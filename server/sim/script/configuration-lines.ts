import { scalar } from '#lib/model/attribute-value.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { attributeName, resourceName, systemName } from '#lib/model/names.ts'
import { form, type Form } from './pattern.ts'
import type { Happening } from './world-lines.ts'

type Change = {
  readonly resource: string
  readonly attribute: string
  readonly value: string
  /** Empty: on every system. */
  readonly system: string
}

/** A line by which a changed configuration is handed to the running engine. */
export const configurationForms: readonly Form<Happening>[] = [
  form('set <attribute> of <resource> to <value> [on <system>]', (place) => {
    const [attribute, resource] = [place('attribute'), place('resource')]
    const change = { attribute, resource, value: place('value'), system: place('system') }
    return (world) =>
      world.engine.post({
        kind: 'configurationLoaded',
        configuration: changed(world.engine.state.configuration, change),
      })
  }),
]

function changed(
  configuration: Configuration,
  { resource, attribute, value, system }: Change,
): Configuration {
  const name = resourceName(resource)
  const known = configuration.resources[name]
  if (!known) throw new Error(`no resource named ${resource}`)
  const key = attributeName(attribute)
  const before = known.attributes[key]
  const setting =
    system === ''
      ? { everywhere: scalar(value) }
      : { ...before, bySystem: { ...before?.bySystem, [systemName(system)]: scalar(value) } }
  const attributes = { ...known.attributes, [key]: setting }
  return { ...configuration, resources: { ...configuration.resources, [name]: { ...known, attributes } } }
}
