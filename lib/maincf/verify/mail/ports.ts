import type { ResourceOutline } from '../../load/outline.ts'
import { shownText } from '../../syntax/token.ts'
import type { Check } from '../check.ts'
import { assignmentFor, elementsOf, leafOf, textFor } from '../written.ts'

/** core without the watcher's port, and SSL on the port of the clear text. Guide of the mail agents, 0-20, 0-27. */
export const verifyMailPorts = (check: Check): void => {
  for (const resource of check.resourcesOf('SunJESMsg')) verifyWatcherPort(check, resource)
  for (const resource of check.resourcesOf('SunJESLDAP')) verifySecurePort(check, resource)
}

const verifyWatcherPort = (check: Check, resource: ResourceOutline): void => {
  const written = resource.node.assignments.filter(({ name }) => name.text === 'MsgServices')
  for (const { key, value } of written.flatMap(elementsOf)) {
    if (key.text !== 'core' || (value && value.text !== '' && value.text !== '0')) continue
    check.note(resource.tree, value ?? key, {
      id: 'core-without-port',
      severity: 'warning',
      message: `The core service of ${shownText(resource.node.name.text)} has no port.`,
      expected: "the watcher's port",
      hint: 'Usual is 49994.',
    })
  }
}

const verifySecurePort = (check: Check, resource: ResourceOutline): void => {
  const at = leafOf(assignmentFor(resource.node.assignments, 'SSLPort', null))
  if (!at || at.text === '' || at.text === '0') return
  const clear = [textFor(check, resource, 'LDAPPport', null), textFor(check, resource, 'LDAPPort', null)]
  if (!clear.includes(at.text)) return
  check.note(resource.tree, at, {
    id: 'ssl-on-clear-port',
    severity: 'warning',
    message: `SSLPort is ${shownText(at.text)}, the port of the directory without encryption.`,
    hint: 'Usual is 636.',
  })
}
