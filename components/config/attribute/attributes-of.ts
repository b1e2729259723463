import type { EditObject } from '#lib/maincf/edit/edit.ts'
import type { Attributes, Configuration } from '#lib/model/configuration.ts'

const none: Attributes = {}

/** What a configuration says about an object; nothing where it has no such one. */
export function attributesOf(configuration: Configuration, object: EditObject): Attributes {
  switch (object.kind) {
    case 'cluster':
      return configuration.cluster.attributes
    case 'system':
      return configuration.systems[object.name]?.attributes ?? none
    case 'group':
      return configuration.groups[object.name]?.attributes ?? none
    case 'resource':
      return configuration.resources[object.name]?.attributes ?? none
    case 'type':
      return Object.fromEntries(
        Object.entries(configuration.types[object.name]?.statics ?? {}).map(([name, everywhere]) => [
          name,
          { everywhere },
        ]),
      )
  }
}
