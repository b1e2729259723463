import type { Check } from '../check.ts'
import { verifyCredentials } from './credentials.ts'
import { verifyMailPorts } from './ports.ts'
import { verifyAdministration, verifyServerRoots } from './server-roots.ts'
import { verifyServices } from './services.ts'

/** What the guides of the mail servers ask of a configuration. other-frameworks §6. */
export const verifyMailRules = (check: Check): void => {
  verifyServices(check)
  verifyMailPorts(check)
  verifyServerRoots(check)
  verifyAdministration(check)
  verifyCredentials(check)
}
