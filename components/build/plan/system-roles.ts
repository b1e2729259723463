import type { Answers } from '#lib/topology/build/answers.ts'

export type SystemRole = 'active' | 'standby' | 'unused'

/** Systems as the answers have them now, suggested or named. */
type Roles = { readonly systems: readonly string[]; readonly standbys: readonly string[] }

export const roleOf = ({ systems, standbys }: Roles, name: string): SystemRole =>
  systems.includes(name) ? 'active' : standbys.includes(name) ? 'standby' : 'unused'

/** Systems of the cluster, then those that are new, each once. */
export const systemsToOffer = (known: readonly string[], { systems, standbys }: Roles): readonly string[] => [
  ...new Set([...known, ...systems, ...standbys]),
]

/**
 * The answers with another role for a system. With one active system and one idle one, as the asymmetric model has
 * them, the new one takes the place of the old. What the model cannot do without goes to the next system that has
 * no role; where there is none, everything stays.
 */
export function withRole(
  answers: Answers,
  roles: Roles,
  offered: readonly string[],
  name: string,
  role: SystemRole,
): Answers {
  const others = { systems: without(roles.systems, name), standbys: without(roles.standbys, name) }
  const next = {
    systems: role === 'active' ? (isSingle(answers) ? [name] : [...others.systems, name]) : others.systems,
    standbys: role === 'standby' ? [...others.standbys, name] : others.standbys,
  }
  const free = offered.filter((each) => each !== name && roleOf(next, each) === 'unused')
  const systems = next.systems.length > 0 ? next.systems : free.slice(0, 1)
  const left = without(free, systems[0] ?? '')
  const needsStandby = answers.model !== 'symmetric' && next.standbys.length === 0
  const standbys = needsStandby ? left.slice(0, 1) : next.standbys
  if (systems.length === 0 || (needsStandby && standbys.length === 0)) return answers
  return { ...answers, systems: inOrder(systems, offered), standbys: inOrder(standbys, offered) }
}

const isSingle = ({ model }: Answers): boolean => model === 'asymmetric'

const without = (names: readonly string[], name: string): readonly string[] =>
  names.filter((each) => each !== name)

const inOrder = (names: readonly string[], order: readonly string[]): readonly string[] =>
  names.toSorted((one, other) => order.indexOf(one) - order.indexOf(other))
