import type { ResourceOutline } from '../../load/outline.ts'
import { shownText } from '../../syntax/token.ts'
import type { Check } from '../check.ts'
import { assignmentFor, leafOf, textFor } from '../written.ts'

/** One instance for each server root, one server root for each logical host. Netscape mail guide, 2-02. */
export const verifyServerRoots = (check: Check): void => {
  verifyRootsOf(check, 'SunJESMsg', 'MsgHost')
  verifyRootsOf(check, 'NetscapeMsg', 'LogicalHost')
}

const verifyRootsOf = (check: Check, type: string, hostAttribute: string): void => {
  const owners = new Map<string, ResourceOutline>()
  const rootOfHost = new Map<string, string>()
  for (const resource of check.resourcesOf(type)) {
    const root = leafOf(assignmentFor(resource.node.assignments, 'ServerRoot', null))
    if (!root || root.text === '') continue
    const owner = owners.get(root.text)
    if (!owner) owners.set(root.text, resource)
    else if (owner.group !== resource.group) {
      check.note(resource.tree, root, {
        id: 'server-root-shared',
        severity: 'warning',
        message: `The server root ${shownText(root.text)} is also that of ${shownText(owner.node.name.text)} in the group ${shownText(owner.group)}.`,
        hint: 'Each instance has a server root of its own.',
      })
    }
    verifyHost(check, { resource, attribute: hostAttribute }, root.text, rootOfHost)
  }
}

const verifyHost = (
  check: Check,
  { resource, attribute }: { readonly resource: ResourceOutline; readonly attribute: string },
  root: string,
  rootOfHost: Map<string, string>,
): void => {
  const host = leafOf(assignmentFor(resource.node.assignments, attribute, null))
  if (!host || host.text === '') return
  const first = rootOfHost.get(host.text)
  if (first === undefined) rootOfHost.set(host.text, root)
  else if (first !== root) {
    check.note(resource.tree, host, {
      id: 'host-with-two-roots',
      severity: 'warning',
      message: `The logical host ${shownText(host.text)} has two server roots: ${shownText(first)} and ${shownText(root)}.`,
      hint: 'Give each instance an address of its own.',
    })
  }
}

/** Administration and Directory Server of one installation in different groups. Guide of the mail agents, 0-37. */
export const verifyAdministration = (check: Check): void => {
  const directories = check.resourcesOf('SunJESLDAP')
  const groups = new Set(directories.map(({ group }) => group))
  for (const resource of check.resourcesOf('SunJESAdm')) {
    if (groups.has(resource.group)) continue
    const root = textFor(check, resource, 'ServerRoot', null)
    const other = directories.find((directory) => {
      const instance = textFor(check, directory, 'InstanceRoot', null)
      return root && instance?.startsWith(`${root}/`)
    })
    if (!other) continue
    check.note(resource.tree, resource.node.name, {
      id: 'administration-apart',
      severity: 'warning',
      message: `${shownText(resource.node.name.text)} administers the installation of ${shownText(other.node.name.text)}, which is in the group ${shownText(other.group)}.`,
      hint: 'Put both into one group.',
    })
  }
}
