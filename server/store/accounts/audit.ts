import { createHash } from 'node:crypto'
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Clock } from '#server/ports.ts'

/** Who did what to which object, from where, and how it ended. Append-only, chained by hashes (ASVS 16). */
export interface AuditTrail {
  /** Durable when it returns; throws when it cannot be written. */
  append(entry: AuditEntry): void
  /** Walks the whole chain; names the first record that does not fit. */
  verify(): AuditVerdict
}

export type AuditEntry = {
  /** Null when nobody is signed in; the name that was tried stands in `object` then. */
  readonly user: string | null
  readonly address: string
  /** `sign-in`, `group.switch`, `configuration.load` … */
  readonly action: string
  readonly object: string
  readonly outcome: string
}

export type AuditVerdict =
  { readonly kind: 'intact'; readonly records: number } | { readonly kind: 'broken'; readonly at: number }

const firstLink = '0'.repeat(64)

type Row = Record<string, SQLOutputValue>

/** The audit trail in SQLite; triggers refuse updates and deletes, the chain shows those made around them. */
export function storedAudit(database: DatabaseSync, clock: Clock): AuditTrail {
  const last = database.prepare('select number, hash from audit order by number desc limit 1')
  const insert = database.prepare(
    `insert into audit (number, at, user, address, action, object, outcome, previous_hash, hash)
     values (:number, :at, :user, :address, :action, :object, :outcome, :previous_hash, :hash)`,
  )
  const all = database.prepare('select * from audit order by number')

  return {
    append(entry) {
      const previous = last.get()
      const record = {
        number: Number(previous?.number ?? 0) + 1,
        at: new Date(clock.now()).toISOString(),
        user: entry.user,
        address: entry.address,
        action: entry.action,
        object: entry.object,
        outcome: entry.outcome,
        previous_hash: String(previous?.hash ?? firstLink),
      }
      insert.run({ ...record, hash: hashOf(record) })
    },
    verify() {
      let previousHash = firstLink
      let records = 0
      for (const row of all.iterate()) {
        records += 1
        const fits = row.number === records && row.previous_hash === previousHash && row.hash === hashOf(row)
        if (!fits) return { kind: 'broken', at: records }
        previousHash = String(row.hash)
      }
      return { kind: 'intact', records }
    },
  }
}

/** Over a list, not an object: the order of the fields is part of what is hashed. */
function hashOf(row: Row): string {
  const fields = [row.number, row.at, row.user, row.address, row.action, row.object, row.outcome]
  return createHash('sha256')
    .update(JSON.stringify([...fields, row.previous_hash]))
    .digest('hex')
}
