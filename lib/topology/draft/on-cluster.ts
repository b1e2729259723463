import type { AttributeValue } from '#lib/model/attribute-value.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { attributeName } from '#lib/model/names.ts'
import { defaultAnswers, type Answers, type GroupDetails, type Topology } from '../build/answers.ts'
import { isIpv4 } from '../build/check-answers.ts'
import { componentsOf } from '../build/component.ts'
import { addressAfter, suggest } from '../build/suggest.ts'

/**
 * The answers to begin with in a cluster: the default ones where it has no groups yet; else so that nothing of it is
 * taken twice, and with its Directory and its network.
 */
export const startingAnswers = (topology: Topology, base: Configuration): Answers => {
  const usual = { ...defaultAnswers(topology), cluster: base.cluster.name }
  if (Object.keys(base.groups).length === 0) return usual
  const answers: Answers = {
    ...usual,
    network: networkAfter(usual.network, base),
    directoryGroup: componentsOf[topology].some(({ kind }) => kind === 'directory')
      ? (directoryGroupsOf(base)[0] ?? null)
      : null,
  }
  const namePrefix = freePrefix(answers, base)
  return { ...answers, namePrefix, groups: freeShorts({ ...answers, namePrefix }, base) }
}

/** Groups that have a Directory Server, in the order of the configuration. */
export const directoryGroupsOf = ({ resources }: Configuration): readonly string[] => [
  ...new Set(
    Object.values(resources)
      .filter(({ type }) => type === 'SunJESLDAP')
      .map(({ group }) => group),
  ),
]

const textOf = (value: AttributeValue | undefined): string => (value?.kind === 'scalar' ? value.text : '')

const numberOfAddress = (address: string): number =>
  address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0)

/** Device and net mask as its addresses have them, and the address after the highest. */
const networkAfter = (usual: Answers['network'], base: Configuration): Answers['network'] => {
  const held = Object.values(base.resources)
    .filter(({ type }) => type === 'IP')
    .map(({ attributes }) => ({
      address: textOf(attributes[attributeName('Address')]?.everywhere),
      device: textOf(attributes[attributeName('Device')]?.everywhere),
      netMask: textOf(attributes[attributeName('NetMask')]?.everywhere),
    }))
    .filter(({ address }) => isIpv4(address))
    .toSorted((one, other) => numberOfAddress(other.address) - numberOfAddress(one.address))
  const [highest] = held
  return highest === undefined
    ? usual
    : {
        device: highest.device || usual.device,
        firstAddress: addressAfter(highest.address, 1),
        netMask: highest.netMask || usual.netMask,
      }
}

const letters = 'BCDEFGHIJKLMNOPQRSTUVWXYZ'

const freePrefix = (answers: Answers, base: Configuration): string => {
  const isFree = (namePrefix: string) =>
    suggest({ ...answers, namePrefix }).groups.every(({ name }) => !Object.hasOwn(base.groups, name))
  return ['', ...letters].map((letter) => answers.namePrefix + letter).find(isFree) ?? answers.namePrefix
}

const freeShorts = (answers: Answers, base: Configuration): Answers['groups'] => {
  const begins = (short: string) =>
    Object.keys(base.resources).some((resource) => resource.startsWith(`${short}_`))
  const taken = suggest(answers).groups.filter(({ kind, short }) => kind !== 'empty' && begins(short))
  return Object.fromEntries(
    taken.map(({ key, short }): [string, Partial<GroupDetails>] => {
      const letter = [...letters.toLowerCase()].find((each) => !begins(short + each)) ?? ''
      return [key, { short: short + letter }]
    }),
  )
}

/**
 * The answers with systems of the cluster where nobody has named one: what was called a standby (else the last one)
 * stays idle where the model has an idle system, the others carry groups, as many as the model wants. Where the
 * cluster has too few, new ones are suggested, as for a new cluster.
 */
export const withSystemsOf = (answers: Answers, base: Configuration): Answers => {
  const names = Object.keys(base.systems)
  if (names.length === 0) return answers
  const free = names.filter((name) => !answers.systems.includes(name) && !answers.standbys.includes(name))
  const standbys =
    answers.model === 'symmetric' || answers.standbys.length > 0
      ? answers.standbys
      : [idleOf(free, answers.systems.length > 0 ? 1 : 2) ?? newName('standby', names)]
  if (answers.systems.length > 0) return { ...answers, standbys }
  const rest = free.filter((name) => !standbys.includes(name))
  const { systems, groups } = suggest(answers)
  const wanted = answers.model === 'symmetric' ? Math.max(2, groups.length) : systems.length
  const chosen = rest.slice(0, wanted)
  const least = answers.model === 'symmetric' ? 2 : 1
  const more = systems.filter((name) => !names.includes(name)).slice(0, Math.max(0, least - chosen.length))
  return { ...answers, systems: [...chosen, ...more], standbys }
}

const idleOf = (free: readonly string[], least: number): string | undefined =>
  free.find((name) => /standby|spare|idle/i.test(name)) ?? (free.length >= least ? free.at(-1) : undefined)

const newName = (name: string, taken: readonly string[]): string =>
  taken.includes(name) ? newName(`${name}2`, taken) : name
