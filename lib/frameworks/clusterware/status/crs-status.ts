/** `crsctl status resource -p` (or -f, -v, or without): blocks of NAME=VALUE, any text behind the first `=`. */
export function parseCrsBlocks(text: string): readonly ReadonlyMap<string, string>[] {
  const blocks: Map<string, string>[] = []
  let block: Map<string, string> | null = null
  for (const line of text.split(/\r?\n/)) {
    const [, name, value = ''] = /^([A-Z][A-Z0-9_]*(?:@[^=]*)?)=(.*)$/.exec(line) ?? []
    if (line.trim() === '') block = null
    if (name === undefined) continue
    if (block === null || name === 'NAME') blocks.push((block = new Map()))
    block.set(name, value)
  }
  return blocks
}

/** A row of `crsctl status resource -t`: an instance of a resource on a server. */
export type CrsRow = {
  readonly section: 'local' | 'cluster'
  readonly resource: string
  /** Number of the instance; null for a local resource. */
  readonly instance: number | null
  readonly target: string
  readonly state: string
  /** Empty where it is nowhere. */
  readonly server: string
  readonly details: string
}

const states = 'ONLINE|OFFLINE|INTERMEDIATE|UNKNOWN'
const row = new RegExp(
  String.raw`^\s+(?:(\d+)\s+)?(ONLINE|OFFLINE)\s+(${states})(?:\s+(\S+))?(?:\s+(.*\S))?\s*$`,
)

/** Reads the table by its sections and its indentation, in the dress of 11.2 and of 12c. other-frameworks §3.5. */
export function parseCrsTable(text: string): CrsRow[] {
  const rows: CrsRow[] = []
  let section: CrsRow['section'] = 'cluster'
  let resource = ''
  for (const line of text.split(/\r?\n/)) {
    const heading = /^(Local|Cluster) Resources\s*$/i.exec(line)
    if (heading) section = heading[1]?.toLowerCase() === 'local' ? 'local' : 'cluster'
    const found = row.exec(line)
    if (found) {
      const [, instance, target = '', state = '', where = '', details = ''] = found
      // An instance that is nowhere has no server: what follows are details, as 12c has them.
      const isNowhere = state === 'OFFLINE' && /^(STABLE|Instance|[A-Z ]+,.*)$/.test(where)
      rows.push({
        section,
        resource,
        instance: instance === undefined ? null : Number(instance),
        target,
        state,
        server: isNowhere ? '' : where,
        details: isNowhere ? [where, details].join(' ').trim() : details,
      })
    } else if (/^\S/.test(line) && !/^(-{3,}|NAME\s|Name\s)/.test(line)) resource = line.trim()
  }
  return rows
}
