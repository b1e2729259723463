import type { SystemName } from '#lib/model/names.ts'
import { found, nothing, whereIdle, type Check, type Found, type Seen } from './check.ts'
import { ipv4Of, isAddress, isInNetwork, prefixOf } from './ipv4.ts'
import { besides, checkOf, listAt, targetsOf, textAt, type Target } from './target.ts'

/** Attributes that say under which name or address a server is reached. Guide 000, "Virtual Hosts", page 43. */
const hostAttributes = ['MsgHost', 'AdminHost', 'LDAPHost', 'LogicalHost', 'HostName']

/** Network devices, virtual addresses and names. */
export const networkChecks = (target: Target): readonly Check[] => [
  ...deviceChecks(target),
  ...addressChecks(target),
  ...nameChecks(target),
]

const deviceChecks = (target: Target): readonly Check[] => {
  if (!['NIC', 'IP'].includes(target.type.name)) return []
  const object = textAt(target, 'Device')
  if (object === '') return []
  const hosts = target.type.name === 'NIC' ? listAt(target, 'NetworkHosts').join(' ') : ''
  const device = checkOf(target, ['device', object], ([state, ...addresses]) => {
    if (state === 'missing') return found('device-missing', { object })
    if (state === 'down') return found('device-without-link', { object })
    return target.type.name === 'IP' ? maskFindings(target, object, addresses) : nothing
  })
  if (hosts === '') return [device]
  const reach = checkOf(target, ['hosts', hosts], ([state]) =>
    state === 'silent' ? found('network-hosts-silent', { object: hosts }) : nothing,
  )
  return [device, reach]
}

/** What else is on the card tells which networks it is in: `10.10.10.2/24`. */
const maskFindings = (target: Target, device: string, onCard: readonly string[]): readonly Found[] => {
  const object = textAt(target, 'Address')
  const [address, here] = [ipv4Of(object), prefixOf(textAt(target, 'NetMask'))]
  if (address === null || here === null) return nothing
  const virtual = virtualAddresses(target)
  const own = onCard.flatMap((text) => {
    const [place = '', bits = ''] = text.split('/')
    const [number, prefix] = [ipv4Of(place), prefixOf(bits)]
    return number === null || prefix === null || virtual.has(place) ? [] : [{ text, number, prefix }]
  })
  if (own.length === 0) return nothing
  const around = own.find(({ number, prefix }) => isInNetwork(address, number, prefix))
  if (!around) return found('address-outside-network', { object, device })
  if (own.some(({ number, prefix }) => prefix === here && isInNetwork(address, number, prefix)))
    return nothing
  return found('netmask-differs', { object, device, here: String(here), there: around.text })
}

const virtualAddresses = ({ configuration, system }: Target): ReadonlySet<string> =>
  new Set(
    targetsOf(configuration)
      .filter((target) => target.type.name === 'IP' && target.system === system)
      .map((target) => textAt(target, 'Address')),
  )

/** No system has the address where the group does not run, and nobody else while it runs nowhere. */
const addressChecks = (target: Target): readonly Check[] => {
  const object = target.type.name === 'IP' ? textAt(target, 'Address') : ''
  const device = textAt(target, 'Device')
  if (object === '' || device === '') return []
  const { group, system, configuration } = target
  const systems = configuration.groups[group]?.systemList.map((place) => place.system) ?? []
  return [
    checkOf(target, ['address', object, device], ([state], seen) => {
      if (state === 'here')
        return whereIdle(seen.runsOn(group, system), () => found('address-held', { object }, true))
      if (state !== 'answers') return nothing
      return runsNowhere(target, systems, seen) ? found('address-in-use', { object }, true) : null
    }),
  ]
}

/** Certainly on none of them, and none of them has the address either, which is a finding of its own. */
const runsNowhere = (target: Target, systems: readonly SystemName[], seen: Seen): boolean =>
  systems.every((system) => {
    if (seen.runsOn(target.group, system) !== false) return false
    const there = { ...target, system }
    const answer = seen.answerOf(system, ['address', textAt(there, 'Address'), textAt(there, 'Device')])
    return answer?.[0] !== 'here'
  })

const nameChecks = (target: Target): readonly Check[] => {
  const names = hostAttributes.map((attribute) => textAt(target, attribute))
  return [...new Set(names)]
    .filter((name) => name !== '' && !isAddress(name))
    .map((name) => nameCheck(target, name))
}

const nameCheck = (target: Target, object: string): Check =>
  checkOf(target, ['name', object], (answer, seen) => {
    const [first] = answer
    if (first === undefined || first === 'missing') return found('name-unknown', { object })
    const here = answer.toSorted().join(', ')
    const different = otherAnswer(target, ['name', object], answer, seen)
    if (different)
      return found('name-differs', { object, here, there: different.text, other: different.system })
    const virtual = besides(target, ['IP']).map((ip) => textAt(ip, 'Address'))
    return virtual.length === 0 || answer.some((address) => virtual.includes(address))
      ? nothing
      : found('name-not-the-address', { object, here, there: virtual.join(', ') })
  })

/**
 * The first other system of the group that answers a question otherwise; null: all that answer agree. Where the group
 * runs is where the answer is right: the others have to agree with it.
 */
export const otherAnswer = (
  { configuration, group, system }: Target,
  question: Check['question'],
  answer: readonly string[],
  seen: Seen,
): { readonly system: SystemName; readonly text: string } | null => {
  if (seen.runsOn(group, system) === true) return null
  const here = answer.toSorted().join(', ')
  for (const place of configuration.groups[group]?.systemList ?? []) {
    const there = place.system === system ? null : seen.answerOf(place.system, question)
    const text = there?.toSorted().join(', ')
    if (text !== undefined && text !== 'missing' && text !== here) return { system: place.system, text }
  }
  return null
}
