import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import type { Decision, Severity } from '#lib/policy/decision.ts'
import type { DecisionQuery } from '#server/ports.ts'

/** The engine log: decisions in the order they were made, searchable, the newest `keep` of them. */
export class DecisionLog {
  private readonly insert: StatementSync
  private readonly find: StatementSync
  private readonly prune: StatementSync
  private readonly database: DatabaseSync
  private readonly keep: number

  constructor(database: DatabaseSync, keep: number) {
    this.database = database
    this.keep = keep
    this.insert = database.prepare(
      `insert into decisions (id, at, cause, severity, message, text, groupName, resource, system, operation)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.find = database.prepare('select * from decisions where id = ?')
    this.prune = database.prepare(
      'delete from decisions where place <= (select max(place) from decisions) - ?',
    )
  }

  /** Adds one decision; the caller holds the transaction. */
  add(decision: Decision): void {
    this.insert.run(
      decision.id,
      decision.at,
      decision.cause,
      decision.severity,
      decision.message,
      decision.text,
      decision.group,
      decision.resource,
      decision.system,
      decision.operation,
    )
  }

  /** Forgets the oldest decisions beyond the limit. */
  forgetOldest(): void {
    this.prune.run(this.keep)
  }

  byId(id: string): Decision | null {
    const row = this.find.get(id)
    return row ? toDecision(row) : null
  }

  /** Newest first, at most `query.limit`. */
  search(query: DecisionQuery): readonly Decision[] {
    const { where, values } = conditions(query)
    const sql = `select * from decisions ${where} order by place desc limit ?`
    return this.database
      .prepare(sql)
      .all(...values, query.limit)
      .map(toDecision)
  }
}

function conditions(query: DecisionQuery): { where: string; values: SQLInputValue[] } {
  const terms: string[] = []
  const values: SQLInputValue[] = []
  const add = (term: string, ...bound: SQLInputValue[]): void => {
    terms.push(term)
    values.push(...bound)
  }
  if (query.group !== undefined) add('groupName = ?', query.group)
  if (query.resource !== undefined) add('resource = ?', query.resource)
  if (query.system !== undefined) add('system = ?', query.system)
  if (query.text !== undefined) add("text like ? escape '\\'", `%${escapeLike(query.text)}%`)
  if (query.before !== undefined) add('place < (select place from decisions where id = ?)', query.before)
  if (query.severities !== undefined) {
    add(`severity in (${query.severities.map(() => '?').join(', ')})`, ...query.severities)
  }
  if (query.messages !== undefined) {
    add(`message in (${query.messages.map(() => '?').join(', ')})`, ...query.messages)
  }
  return { where: terms.length > 0 ? `where ${terms.join(' and ')}` : '', values }
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (char) => `\\${char}`)

const textOrNull = (value: SQLOutputValue | undefined): string | null =>
  typeof value === 'string' ? value : null

function toDecision(row: Record<string, SQLOutputValue>): Decision {
  const group = textOrNull(row['groupName'])
  const resource = textOrNull(row['resource'])
  const system = textOrNull(row['system'])
  return {
    id: String(row['id']),
    at: Number(row['at']),
    cause: textOrNull(row['cause']),
    severity: String(row['severity']) as Severity,
    message: Number(row['message']),
    text: String(row['text']),
    group: group === null ? null : groupName(group),
    resource: resource === null ? null : resourceName(resource),
    system: system === null ? null : systemName(system),
    operation: row['operation'] === null ? null : Number(row['operation']),
  }
}
