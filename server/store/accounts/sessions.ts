import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock, Random } from '#server/ports.ts'

/** Server-side sessions: the browser holds an opaque token, the store only its SHA-256 (ASVS 7.2, 7.3). */
export interface Sessions {
  /** A new session's token: 256 random bits, base64url. */
  start(user: string): string
  /** The user of a living session, and that it is in use just now; null when there is none. */
  use(token: string): string | null
  end(token: string): void
  /** Ends every session of the user. */
  endAll(user: string): void
}

export const idleLimitMs = 30 * 60_000
export const absoluteLimitMs = 12 * 60 * 60_000

/** Being in use is written down at most this often, so that a stream costs no write per message. */
const touchEveryMs = 10_000

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Sessions in SQLite. */
export function storedSessions(database: DatabaseSync, clock: Clock, random: Random): Sessions {
  const insert = database.prepare(
    'insert into sessions (token_hash, user, started_at, last_used_at) values (:hash, :user, :now, :now)',
  )
  const select = database.prepare('select user, started_at, last_used_at from sessions where token_hash = ?')
  const touch = database.prepare('update sessions set last_used_at = ? where token_hash = ?')
  const remove = database.prepare('delete from sessions where token_hash = ?')
  const removeAll = database.prepare('delete from sessions where user = ?')
  const removeEnded = database.prepare('delete from sessions where started_at <= ? or last_used_at <= ?')

  return {
    start(user) {
      const now = clock.now()
      removeEnded.run(now - absoluteLimitMs, now - idleLimitMs)
      const token = random.token(32)
      insert.run({ hash: tokenHash(token), user, now })
      return token
    },
    use(token) {
      const hash = tokenHash(token)
      const row = select.get(hash)
      if (!row) return null
      const now = clock.now()
      const idleMs = now - Number(row.last_used_at)
      if (idleMs >= idleLimitMs || now - Number(row.started_at) >= absoluteLimitMs) {
        remove.run(hash)
        return null
      }
      if (idleMs >= touchEveryMs) touch.run(now, hash)
      return String(row.user)
    },
    end(token) {
      remove.run(tokenHash(token))
    },
    endAll(user) {
      removeAll.run(user)
    },
  }
}
