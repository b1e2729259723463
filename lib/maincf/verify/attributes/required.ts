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
    MsgSrv: [['LogHostName']],
    SunJESMsg: [['MsgHost'], ['MsgServices'], ['ServerRoot']],
    SunJESAdm: [['AdminHost'], ['ServerRoot']],
    SunJESLDAP: [['InstanceRoot'], ['LDAPHost']],
  }),
)

/** Resources of known types without an attribute their agent wants. */
export const verifyRequired = (check: Check): void => {
  for (const [type, wanted] of required) {
    for (const resource of check.resourcesOf(type)) {
      for (const names of wanted) verifyOneOf(check, resource, names)
    }
  }
}

const verifyOneOf = (check: Check, resource: ResourceOutline, names: readonly string[]): void => {
  const { tree, node } = resource
  const type = check.types.get(node.type.text)
  if (!type || node.isBroken) return
  const declared = names.filter((name) => Object.hasOwn(type.declarations, name))
  if (declared.length === 0 || declared.some((name) => (defaultOf(type, name) ?? '') !== '')) return
  const isSet = node.assignments.some(
    ({ name, value }) =>
      declared.includes(meaningInResource(type, name.text)?.name ?? '') &&
      (value.kind === 'list' || value.leaf.text !== ''),
  )
  if (isSet) return
  check.note(tree, node.name, {
    id: 'required-attribute',
    severity: 'warning',
    message: `${shownText(node.name.text)} has no ${declared.join(' and no ')}, which the agent of ${node.type.text} wants.`,
    expected: declared.join(' or '),
  })
}
