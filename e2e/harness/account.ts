import { join } from 'node:path'
import { hashPassword } from '../../server/api/session/passwords.ts'
import { openAccountsDatabase } from '../../server/store/accounts/accounts-database.ts'
import { storedAccounts } from '../../server/store/accounts/accounts.ts'
import { password, type Running } from './hawser.ts'

/** A second Cluster Administrator with the password of the first. */
export async function addAdministrator(running: Running, user: string): Promise<void> {
  const database = openAccountsDatabase(join(running.data, 'accounts.db'))
  const accounts = storedAccounts(database)
  accounts.create({ user, role: 'Cluster Administrator' })
  accounts.setPasswordHash(user, await hashPassword(password))
  database.close()
}
