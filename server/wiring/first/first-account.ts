import type { Links } from '#server/store/accounts/links.ts'
import type { Accounts } from '#server/store/accounts/accounts.ts'

const firstUser = 'admin'

/**
 * Makes the account `admin` (Cluster Administrator, no password) when it is not there. While it has no password,
 * answers the address of a fresh one-time sign-in; null otherwise.
 */
export function firstSignIn(accounts: Accounts, links: Links, origin: string): string | null {
  accounts.create({ user: firstUser, role: 'Cluster Administrator' })
  if (accounts.find(firstUser)?.passwordSet) return null
  return `${origin}/login?link=${links.issue(firstUser)}`
}
