import type { Configuration, GroupConfiguration, ResourceConfiguration } from '#lib/model/configuration.ts'
import {
  directoryTypes,
  groupsOf,
  inGroupOf,
  isCore,
  isCritical,
  messagingTypes,
  neededGroups,
  ofTypes,
  requires,
  servicesAt,
} from '../reading.ts'
import { inCluster, inGroup, inResource, type Found, type Rule } from '../rule.ts'

const directoriesIn = (configuration: Configuration, { name }: GroupConfiguration) =>
  inGroupOf(configuration, name, directoryTypes)

const messagingIn = (configuration: Configuration, { name }: GroupConfiguration) =>
  inGroupOf(configuration, name, messagingTypes)

/** Groups with messaging software and no Directory of their own. */
const guestsOf = (configuration: Configuration): readonly GroupConfiguration[] =>
  groupsOf(configuration).filter(
    (group) =>
      messagingIn(configuration, group).length > 0 && directoriesIn(configuration, group).length === 0,
  )

const isDirectoryGroup = (configuration: Configuration, name: GroupConfiguration['name']): boolean => {
  const group = configuration.groups[name]
  return group !== undefined && directoriesIn(configuration, group).length > 0
}

const findMissing = (configuration: Configuration): readonly Found[] => {
  const servers = ofTypes(configuration, messagingTypes)
  if (servers.length === 0 || ofTypes(configuration, directoryTypes).length > 0) return []
  return [
    inCluster(
      'The mail servers need a Directory Server, and no resource of this cluster is one.',
      'Cluster the Directory here or elsewhere, or replicate it: mail stands still without it.',
    ),
  ]
}

const findNotFirst = (configuration: Configuration): readonly Found[] => {
  if (ofTypes(configuration, directoryTypes).length === 0) return []
  return guestsOf(configuration)
    .filter(({ name }) =>
      neededGroups(configuration, name).every((needed) => !isDirectoryGroup(configuration, needed)),
    )
    .map(({ name }) =>
      inGroup(
        name,
        `${name} does not depend on the group of the Directory, and may start before it.`,
        `Link it: hagrp -link ${name} DIRECTORY-GROUP online global soft.`,
      ),
    )
}

const findOtherLink = (configuration: Configuration): readonly Found[] =>
  guestsOf(configuration).flatMap(({ name, requires: links }) =>
    links
      .filter(({ child }) => isDirectoryGroup(configuration, child))
      .filter(
        ({ category, location, rigidity }) =>
          category !== 'online' || location !== 'global' || rigidity !== 'soft',
      )
      .map(({ child, category, location, rigidity }) =>
        inGroup(
          name,
          `${name} needs ${child} by ${[category, location, rigidity].filter(Boolean).join(' ')}.`,
          `With online global soft it waits for the Directory once, and stays up when the Directory restarts or moves.`,
        ),
      ),
  )

/** A server in the group of the Directory that may start before it. */
const findNotBelow = (configuration: Configuration): readonly Found[] =>
  groupsOf(configuration).flatMap((group) => {
    const directories = directoriesIn(configuration, group)
    if (directories.length === 0) return []
    return messagingIn(configuration, group)
      .filter(({ name }) => directories.every((directory) => !requires(configuration, name, directory.name)))
      .map(({ name }) =>
        inResource(
          name,
          `${name} is in one group with the Directory ${directories[0]?.name}, and may start before it.`,
          `Link it: hares -link ${name} ${directories[0]?.name}.`,
        ),
      )
  })

const findCriticalAdministration = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, ['SunJESAdm'])
    .filter((resource) => isCritical(configuration, resource))
    .filter(({ group }) => inGroupOf(configuration, group, directoryTypes).length > 0)
    .map(({ name }) =>
      inResource(
        name,
        `A fault of the Administration Server ${name} takes the Directory to another system.`,
        `Set Critical = 0: nobody's mail waits for it.`,
      ),
    )

const isWebAlone = (configuration: Configuration, resource: ResourceConfiguration): boolean => {
  const services = servicesAt(configuration, resource)
  return services.length > 0 && services.every(([service]) => service === 'http' || service === 'https')
}

const findCriticalWeb = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, ['SunJESMsg'])
    .filter(
      (resource) =>
        isWebAlone(configuration, resource) &&
        isCritical(configuration, resource) &&
        inGroupOf(configuration, resource.group, ['SunJESMsg']).some((other) => isCore(configuration, other)),
    )
    .map(({ name }) =>
      inResource(
        name,
        `A fault of web mail (${name}) takes the whole group to another system.`,
        'Set Critical = 0, as the sample of the guide does, unless web mail is worth it.',
      ),
    )

/** The Directory before all others, and what is not worth a failover. */
export const directoryRules = {
  'directory-missing': {
    severity: 'reminder',
    items: ['2-11', '2-13'],
    source: 'guide 002, directory servers; guide 001, table 9-1',
    explanation: 'Mail servers need the user and group directory all the time; it has to be available, too.',
    find: findMissing,
  },
  'directory-not-first': {
    severity: 'warning',
    items: ['0-33', '0-34'],
    source: 'guide 000, chapter 4, pages 31 and 37',
    explanation: 'The Directory Server must be started before any other component.',
    find: findNotFirst,
  },
  'directory-link-kind': {
    severity: 'advice',
    items: ['0-33'],
    source: 'guide 000, chapter 4, page 31',
    explanation:
      'The dependency on the Directory is online global soft: other links restart mail with it, or tie both to one system.',
    find: findOtherLink,
  },
  'directory-not-below': {
    severity: 'warning',
    items: ['0-32'],
    source: 'guide 000, chapter 4, page 30 (figure 4)',
    explanation: 'In one group with the Directory, the mail servers stand above it.',
    find: findNotBelow,
  },
  'administration-critical': {
    severity: 'advice',
    items: ['0-29'],
    source: 'guide 000, chapter 3, page 23 (sample configuration)',
    explanation: 'The Administration Server is not worth a failover of the Directory.',
    find: findCriticalAdministration,
  },
  'web-mail-critical': {
    severity: 'advice',
    items: ['0-29'],
    source: 'guide 000, chapter 3, page 23 (sample configuration)',
    explanation: 'A resource with web mail alone is not critical in the sample of the guide.',
    find: findCriticalWeb,
  },
} as const satisfies Record<string, Rule>
