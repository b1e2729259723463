import type { DatabaseSync } from 'node:sqlite'
import type { Clock, Random } from '#server/ports.ts'
import { tokenHash } from './sessions.ts'

/** One-time sign-in links: how a person without a password gets in for the first time (ASVS 6.4.1). */
export interface Links {
  /** A token for the user, valid for `linkLifetimeMs`. Earlier ones of the same user end. */
  issue(user: string): string
  /** The user it was issued to, once; null when it is unknown, used or expired. */
  redeem(token: string): string | null
}

export const linkLifetimeMs = 15 * 60_000

/** Links in SQLite; only the SHA-256 of a token is kept. */
export function storedLinks(database: DatabaseSync, clock: Clock, random: Random): Links {
  const forget = database.prepare('delete from links where user = ?')
  const insert = database.prepare('insert into links (token_hash, user, expires_at) values (?, ?, ?)')
  const use = database.prepare(
    `update links set used_at = :now where token_hash = :hash and used_at is null and expires_at > :now
     returning user`,
  )
  return {
    issue(user) {
      const token = random.token(32)
      forget.run(user)
      insert.run(tokenHash(token), user, clock.now() + linkLifetimeMs)
      return token
    },
    redeem(token) {
      const row = use.get({ now: clock.now(), hash: tokenHash(token) })
      return row ? String(row.user) : null
    },
  }
}
