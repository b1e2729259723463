import type { Configuration, ResourceConfiguration } from '#lib/model/configuration.ts'
import type { HostName } from '#lab/system/accounts.ts'
import { addressFor, text } from './reading.ts'

const attributes = ['MsgHost', 'AdminHost', 'LDAPHost', 'LogicalHost', 'HostName']

/** The names that servers of a configuration have, with the virtual addresses of their groups. */
export const hostNames = (configuration: Configuration): HostName[] => {
  const found = new Map<string, string>()
  for (const resource of Object.values<ResourceConfiguration>(configuration.resources)) {
    const declarations = configuration.types[resource.type]?.declarations ?? {}
    for (const attribute of attributes.filter((name) => Object.hasOwn(declarations, name))) {
      const name = text({ configuration }, resource.name, attribute)
      const address = addressFor({ configuration }, resource, name)
      if (/^[A-Za-z]/.test(name) && address !== null) found.set(name, address)
    }
  }
  return [...found].map(([name, address]) => ({ name, address }))
}
