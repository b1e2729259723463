import { association } from '#lib/model/attribute-value.ts'
import type { Answers, Service } from '../answers.ts'
import { hasCore, hasDirectory } from '../component.ts'
import { attributesAt, resourcePiece, type AttributePiece, type ResourcePiece } from './piece.ts'
import type { PlannedGroup } from '../suggest.ts'
import { supportNames } from './support-pieces.ts'

/** Port of the watcher, the same for every server but where ports tell instances apart. Guide 000, page 14. */
const watcherPort = 49994

/** The servers of a group: software (step 5), their host (6), and what puts them under control (7). */
export const suitePieces = (answers: Answers, group: PlannedGroup, instance: number): ResourcePiece[] => {
  if (group.kind === 'empty') return []
  return [
    ...(hasDirectory(group.kind) ? directoryPieces(answers, group) : []),
    ...(group.kind === 'mmp' ? [proxyPiece(group)] : []),
    ...(hasCore(group.kind) ? messagingPieces(answers, group, instance) : []),
  ]
}

const hostOf = ({ hostName, address }: PlannedGroup): string => (hostName === '' ? address : hostName)

/** Administration and Directory Server belong into one group (page 41); the first is not critical (page 23). */
const directoryPieces = ({ administrator }: Answers, group: PlannedGroup): ResourcePiece[] => {
  const { short, directoryRoot } = group
  const { mount, ip } = supportNames(short)
  const { user, password } = administrator
  return [
    resourcePiece(
      5,
      `${short}_ldap`,
      'SunJESLDAP',
      [
        ...attributesAt(7, { RestartLimit: 1 }),
        ...attributesAt(5, { InstanceRoot: `${directoryRoot}/slapd-mail` }),
        ...attributesAt(6, { LDAPHost: hostOf(group) }),
      ],
      [
        [mount, 5],
        [ip, 6],
      ],
    ),
    resourcePiece(
      5,
      `${short}_adm`,
      'SunJESAdm',
      [
        ...attributesAt(7, { Critical: 0 }),
        ...attributesAt(6, { AdminHost: hostOf(group), AdminPort: 390 }),
        ...attributesAt(7, password === '' ? {} : { AdminUser: user, AdminPasswd: password }),
        ...attributesAt(5, { ServerRoot: directoryRoot }),
      ],
      [[`${short}_ldap`, 5]],
    ),
  ]
}

/** The multiplexor starts and stops as one program: one resource, whatever the granularity. Guide 000, page 5. */
const proxyPiece = (group: PlannedGroup): ResourcePiece => {
  const { mount, ip } = supportNames(group.short)
  return resourcePiece(
    5,
    `${group.short}_proxy`,
    'SunJESMsg',
    serverAttributes(group, group.services, { RestartLimit: 2 }, 'MMP'),
    [
      [mount, 5],
      [ip, 6],
    ],
  )
}

const messagingPieces = (
  { granularity }: Answers,
  group: PlannedGroup,
  instance: number,
): ResourcePiece[] => {
  const { short, services, kind } = group
  const { mount, ip } = supportNames(short)
  const core = resourcePiece(
    5,
    `${short}_core`,
    'SunJESMsg',
    serverAttributes(group, [['core', watcherPort + instance]], { RestartLimit: 1 }, 'MSG'),
    [[mount, 5], [ip, 6], ...(kind === 'all' ? ([[`${short}_ldap`, 7]] as const) : [])],
  )
  const isOne = granularity === 'one-for-all' && services.length > 1
  const parts: readonly (readonly [string, readonly Service[]])[] = isOne
    ? [['services', services]]
    : services.map((service) => [service[0], [service]])
  return [core, ...parts.map(([name, own]) => servicePiece(group, name, own))]
}

/** Web mail alone does not take the group along, as in the guide's sample (page 24). */
const servicePiece = (group: PlannedGroup, name: string, services: readonly Service[]): ResourcePiece => {
  const isWebAlone = services.every(([service]) => service === 'http' || service === 'https')
  return resourcePiece(
    5,
    `${group.short}_${name}`,
    'SunJESMsg',
    serverAttributes(group, services, isWebAlone ? { Critical: 0 } : { RestartLimit: 2 }, 'MSG'),
    [[`${group.short}_core`, 5]],
  )
}

const serverAttributes = (
  group: PlannedGroup,
  services: readonly Service[],
  control: Readonly<Record<string, number>>,
  serverType: 'MSG' | 'MMP',
): AttributePiece[] => [
  ...attributesAt(7, control),
  ...attributesAt(6, { MsgHost: hostOf(group) }),
  ...attributesAt(7, { MsgServices: association(services.map(([name, port]) => [name, String(port)])) }),
  ...attributesAt(5, { ServerRoot: group.serverRoot, ServerType: serverType }),
]
