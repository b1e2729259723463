import type { DatabaseSync } from 'node:sqlite'
import { clusterRoles, groupRoles } from '#lib/wire/accounts.ts'
import type { Account, ClusterRole, GroupRole } from '#lib/wire/accounts.ts'

/** People who may sign in, with their roles (vcs-semantics §10.5). User names are case-sensitive. */
export interface Accounts {
  /** Null for an unknown user. */
  find(user: string): Account | null
  /** Argon2id hash in PHC format; null for an unknown user and for one who has set no password yet. */
  passwordHash(user: string): string | null
  /** Makes an account without a password. An existing one is left as it is: `exists`. */
  create(account: NewAccount): 'created' | 'exists'
  /** Throws for an unknown user. */
  setPasswordHash(user: string, hash: string): void
}

export type NewAccount = Pick<Account, 'user' | 'role'> & Partial<Pick<Account, 'groups'>>

/** Accounts in SQLite. The database comes from `openAccountsDatabase`. */
export function storedAccounts(database: DatabaseSync): Accounts {
  const selectAccount = database.prepare('select role, password_hash from accounts where user = ?')
  const selectGroups = database.prepare('select group_name, role from account_groups where user = ?')
  const insertAccount = database.prepare('insert or ignore into accounts (user, role) values (?, ?)')
  const insertGroup = database.prepare('insert into account_groups (user, group_name, role) values (?, ?, ?)')
  const updateHash = database.prepare('update accounts set password_hash = ? where user = ?')

  const groupsOf = (user: string): Account['groups'] =>
    Object.fromEntries(
      selectGroups.all(user).map((row) => [String(row.group_name), asRole(row.role, groupRoles)]),
    )

  return {
    find(user) {
      const row = selectAccount.get(user)
      if (!row) return null
      const role: ClusterRole = asRole(row.role, clusterRoles)
      return { user, role, groups: groupsOf(user), passwordSet: row.password_hash !== null }
    },
    passwordHash(user) {
      const hash = selectAccount.get(user)?.password_hash
      return typeof hash === 'string' ? hash : null
    },
    create({ user, role, groups = {} }) {
      if (insertAccount.run(user, role).changes === 0) return 'exists'
      for (const [group, groupRole] of Object.entries<GroupRole>(groups))
        insertGroup.run(user, group, groupRole)
      return 'created'
    },
    setPasswordHash(user, hash) {
      if (updateHash.run(hash, user).changes !== 1) throw new Error(`no account ${user}`)
    },
  }
}

/** A role we did not write ourselves means a damaged database; guessing one could give rights away. */
function asRole<Role extends string>(stored: unknown, known: readonly Role[]): Role {
  const role = known.find((candidate) => candidate === stored)
  if (!role) throw new Error(`unknown role in the accounts database: ${String(stored)}`)
  return role
}
