import { closeSync, fchmodSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

const schema = `
create table if not exists accounts (
  user text primary key,
  role text not null,
  password_hash text
) strict;
create table if not exists account_groups (
  user text not null references accounts (user) on delete cascade,
  group_name text not null,
  role text not null,
  primary key (user, group_name)
) strict;
create table if not exists sessions (
  token_hash text primary key,
  user text not null references accounts (user) on delete cascade,
  started_at integer not null,
  last_used_at integer not null
) strict;
create table if not exists links (
  token_hash text primary key,
  user text not null references accounts (user) on delete cascade,
  expires_at integer not null,
  used_at integer
) strict;
create table if not exists audit (
  number integer primary key,
  at text not null,
  user text,
  address text not null,
  action text not null,
  object text not null,
  outcome text not null,
  previous_hash text not null,
  hash text not null
) strict;
create trigger if not exists audit_is_never_changed before update on audit
begin select raise(abort, 'the audit trail is append-only'); end;
create trigger if not exists audit_is_never_shortened before delete on audit
begin select raise(abort, 'the audit trail is append-only'); end;
`

/**
 * Opens (or makes) the database of accounts, sessions, one-time links and the audit trail. The file is
 * readable and writable by its owner only (mode 0600), set before anything is written to it.
 * Throws when the file cannot be opened.
 */
export function openAccountsDatabase(file: string): DatabaseSync {
  const descriptor = openSync(file, 'a', 0o600)
  try {
    fchmodSync(descriptor, 0o600)
  } finally {
    closeSync(descriptor)
  }
  const database = new DatabaseSync(file, { timeout: 5_000 })
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;')
  database.exec(schema)
  return database
}
