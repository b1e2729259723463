import { groupName, namesOf, resourceName, systemName, typeName } from '#lib/model/names.ts'
import type { GroupName, ResourceName, SystemName, TypeName } from '#lib/model/names.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { didYouMean } from '#lib/maincf/nearest.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { numbers, warning } from '../messages/message.ts'

/** Names of a configuration, or the message VCS has for one it does not know, with the one that was meant. */

export function knownGroup({ groups }: Configuration, name: string): GroupName {
  if (Object.hasOwn(groups, name)) return groupName(name)
  throw unknown(numbers.noSuchGroup, `Group does not exist: ${name}`, name, namesOf(groups))
}

export function knownResource({ resources }: Configuration, name: string): ResourceName {
  if (Object.hasOwn(resources, name)) return resourceName(name)
  throw unknown(numbers.noSuchResource, `Resource does not exist: ${name}`, name, namesOf(resources))
}

export function knownSystem({ systems }: Configuration, name: string): SystemName {
  if (Object.hasOwn(systems, name)) return systemName(name)
  throw unknown(numbers.noSuchSystem, `System does not exist: ${name}`, name, namesOf(systems))
}

export function knownType({ types }: Configuration, name: string): TypeName {
  if (Object.hasOwn(types, name)) return typeName(name)
  throw unknown(numbers.noSuchType, `Type does not exist: ${name}`, name, namesOf(types))
}

/** An attribute among those an object has. */
export function unknownAttribute(
  object: string,
  attribute: string,
  known: readonly string[],
): CommandFailure {
  const text = `Attribute ${attribute} does not exist for ${object}`
  return unknown(numbers.noSuchAttribute, text, attribute, known)
}

function unknown(number: number, text: string, name: string, known: readonly string[]): CommandFailure {
  const hint = didYouMean(name, known)
  return new CommandFailure([warning(number, hint === null ? text : `${text}. ${hint}`)])
}

/** The named ones, or all. */
export const namedOrAll = <Name extends string>(
  names: readonly string[],
  known: (name: string) => Name,
  all: Readonly<Record<Name, unknown>>,
): readonly Name[] => (names.length === 0 ? namesOf(all) : names.map(known))
