import type { ResourceType } from '#lib/model/configuration.ts'
import type { ResourceOutline } from '../../load/outline.ts'
import { meaningInResource } from '../../load/attribute-meaning.ts'
import { shownText } from '../../syntax/token.ts'
import type { Check } from '../check.ts'
import { defaultOf } from '../written.ts'

/** Attributes without which an agent cannot work; of those in one list any will do. vcs-semantics §7, §7.1. */
const required: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries({
    DiskGroup: [['DiskGroup']],
    Volume: [['Volume'], ['DiskGroup']],
    LVMVolumeGroup: [['VolumeGroup']],
    LVMLogicalVolume: [['LogicalVolume'], ['VolumeGroup']],
    Mount: [['MountPoint'], ['BlockDevice'], ['FSType']],
    NIC: [['Device']],
    IP: [['Device'], ['Address']],
    MultiNICA: [['Device']],
    IPMultiNIC: [['Address'], ['MultiNICResName']],
    Process: [['PathName']],
    Application: [['StartProgram'], ['StopProgram'], ['MonitorProgram', 'PidFiles', 'MonitorProcesses']],
    FileOnOff: [['PathName']],
    FileOnOnly: [['PathName']],
    FileNone: [['PathName']],
    ElifNone: [['PathName']],
    Proxy: [['TargetResName']],
    NotifierMngr: [['SnmpConsoles', 'SmtpServer']],
    Share: [['PathName']],
    MsgSrv: [['LogHostName'], ['ServerRoot']],
    NetscapeMsg: [['ServerRoot'], ['Instance'], ['LogicalHost']],
    SunIIM: [['Server_Root'], ['Confdir_list'], ['LogicalHost']],
    Axigen: [['WorkDirectory'], ['Address']],
    SunJESMsg: [['MsgHost'], ['MsgServices'], ['ServerRoot']],
    SunJESAdm: [['AdminHost'], ['ServerRoot']],
    SunJESLDAP: [['InstanceRoot'], ['LDAPHost']],
  }),
)

/**
 * Names of the attributes the agent of a type cannot do without, each by itself. Null for a type that is not known
 * here. vcs-semantics §7, §7.1.
 */
export const requiredAttributes = (type: string): readonly string[] | null =>
  required.get(type)?.flatMap((names) => (names.length === 1 ? names : [])) ?? null

/** Resources of known types without an attribute their agent wants. */
export const verifyRequired = (check: Check): void => {
  for (const [name, wanted] of required) {
    const type = check.types.get(name)
    if (!type) continue
    const missing = wanted.map((names) => withoutDefault(type, names)).filter(({ length }) => length > 0)
    for (const resource of check.resourcesOf(name)) {
      if (!resource.node.isBroken) for (const names of missing) verifyOneOf(check, type, resource, names)
    }
  }
}

/** Those of some attributes a type declares; none where it has a default for one of them. */
const withoutDefault = (type: ResourceType, names: readonly string[]): readonly string[] => {
  const declared = names.filter((name) => Object.hasOwn(type.declarations, name))
  return declared.some((name) => (defaultOf(type, name) ?? '') !== '') ? [] : declared
}

const verifyOneOf = (
  check: Check,
  type: ResourceType,
  { tree, node }: ResourceOutline,
  names: readonly string[],
): void => {
  const isSet = node.assignments.some(
    ({ name, value }) =>
      names.includes(meaningInResource(type, name.text)?.name ?? '') &&
      (value.kind === 'list' || value.leaf.text !== ''),
  )
  if (isSet) return
  check.note(tree, node.name, {
    id: 'required-attribute',
    severity: 'warning',
    message: `${shownText(node.name.text)} has no ${names.join(' and no ')}, which the agent of ${type.name} wants.`,
    expected: names.join(' or '),
  })
}
