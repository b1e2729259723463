import { integerOf } from '#lib/model/scalar-text.ts'
import type { ResourceOutline } from '../../load/outline.ts'
import { shownText } from '../../syntax/token.ts'
import type { Check } from '../check.ts'
import { assignmentFor, leafOf, textFor } from '../written.ts'

const mailTypes = ['SunJESMsg', 'SunJESAdm', 'SunJESLDAP']
const pairs = [
  ['LDAPTestUser', 'LDAPTestPasswd'],
  ['AdminUser', 'AdminPasswd'],
] as const

/** Users without password, and TRACE without the time it needs. Guide of the mail agents, 0-22, 0-24, 0-26. */
export const verifyCredentials = (check: Check): void => {
  for (const type of mailTypes) {
    for (const resource of check.resourcesOf(type)) {
      for (const [user, password] of pairs) verifyPair(check, resource, user, password)
      verifyTrace(check, resource)
    }
  }
}

const verifyPair = (check: Check, resource: ResourceOutline, user: string, password: string): void => {
  const at = leafOf(assignmentFor(resource.node.assignments, user, null))
  if (!at || at.text === '' || (textFor(check, resource, password, null) ?? '') !== '') return
  if (resource.node.assignments.some(({ name }) => name.text === password)) return
  check.note(resource.tree, at, {
    id: 'user-without-password',
    severity: 'warning',
    message: `${user} is set, but ${password} is not.`,
    expected: `${password}, as vcsencrypt -agent writes it`,
  })
}

const leastForTrace = 120

const verifyTrace = (check: Check, resource: ResourceOutline): void => {
  const at = leafOf(assignmentFor(resource.node.assignments, 'ResLogLevel', null))
  if (at?.text !== 'TRACE') return
  const timeout = integerOf(textFor(check, resource, 'MonitorTimeout', null) ?? '60')
  if (timeout === null || timeout >= leastForTrace) return
  check.note(resource.tree, at, {
    id: 'trace-needs-time',
    severity: 'warning',
    message: `${shownText(resource.node.name.text)} writes TRACE messages, with a MonitorTimeout of ${timeout}.`,
    expected: `MonitorTimeout of at least ${leastForTrace}`,
    hint: 'TRACE is for debugging only; INFO is usual.',
  })
}
