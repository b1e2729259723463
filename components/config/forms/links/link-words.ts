import type { GroupLink } from '#lib/model/configuration.ts'

export type LinkWords = Pick<GroupLink, 'category' | 'location' | 'rigidity'>

export const categories = [
  { value: 'online', label: 'online: it must be up' },
  { value: 'offline', label: 'offline: never together' },
] as const

export const locations = [
  { value: 'local', label: 'local: same system' },
  { value: 'global', label: 'global: any system' },
  { value: 'remote', label: 'remote: another system' },
  { value: 'site', label: 'site: same site' },
] as const

export const rigidities = [
  { value: 'soft', label: 'soft' },
  { value: 'firm', label: 'firm' },
  { value: 'hard', label: 'hard' },
  { value: '', label: 'none' },
] as const

const places: Readonly<Record<GroupLink['location'], string>> = {
  local: 'on the same system',
  global: 'somewhere in the cluster',
  remote: 'on another system',
  site: 'in the same site',
}

/** What a link means, in one or two sentences. vcs-semantics §5. */
export function linkSentence(
  parent: string,
  child: string,
  { category, location, rigidity }: LinkWords,
): string {
  if (category === 'offline') return `${parent} and ${child} are never online on the same system.`
  const need = `${parent} comes online only where ${child} is online ${places[location]}.`
  if (rigidity === 'soft') return `${need} When ${child} faults, ${parent} stays up.`
  if (rigidity === 'firm') return `${need} When ${child} faults, ${parent} goes offline and follows it.`
  if (rigidity === 'hard') return `${need} Each goes offline when the other faults, and both move together.`
  return need
}
