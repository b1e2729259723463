/** The resource-group part of `scstat -g`. A cluster without groups prints none of it. other-frameworks §1.8. */
export type GroupStatus = {
  readonly groups: readonly { readonly name: string; readonly resources: readonly string[] }[]
  readonly groupStates: readonly GroupStateRow[]
  readonly resourceStates: readonly ResourceStateRow[]
}

export type GroupStateRow = {
  readonly group: string
  readonly system: string
  /** As printed: `Online`, `Pending online`, `Error--stop failed` … */
  readonly state: string
  readonly isSuspended: boolean | null
}

export type ResourceStateRow = {
  readonly resource: string
  readonly system: string
  readonly state: string
  /** State and status are different axes: `Online` may be `Faulted`. */
  readonly statusMessage: string
}

/**
 * Rows are known by their label, and split at runs of blanks, never at columns: long names push them. Names have no
 * blanks; a state may have two words, so it ends where two blanks, or a status that is given, begin.
 */
export function parseScstat(text: string): GroupStatus {
  const rows = text.split(/\r?\n/).flatMap((line) => {
    const [, label = '', rest = ''] = /^\s*(Resources|Group|Resource):\s+(\S.*?)\s*$/.exec(line) ?? []
    return label === '' ? [] : [{ label, rest }]
  })
  const of = (label: string) => rows.filter((row) => row.label === label).map(({ rest }) => rest)
  return {
    groups: of('Resources').map((rest) => {
      const [name = '', ...resources] = rest.split(/\s+/)
      return { name, resources }
    }),
    groupStates: of('Group').map((rest) => {
      const [group = '', system = '', tail = ''] = threeOf(rest)
      const suspended = / {2,}(Yes|No)$/i.exec(tail)
      return {
        group,
        system,
        state: suspended ? tail.slice(0, suspended.index).trim() : tail,
        isSuspended: suspended ? suspended[1]?.toLowerCase() === 'yes' : null,
      }
    }),
    resourceStates: of('Resource').map((rest) => {
      const [resource = '', system = '', tail = ''] = threeOf(rest)
      return { resource, system, ...stateAndMessage(tail) }
    }),
  }
}

/** The first two words, and all the rest. */
export const threeOf = (row: string): string[] => {
  const [, first = '', second = '', rest = ''] = /^(\S+)\s+(\S+)\s*(.*)$/.exec(row) ?? []
  return [first, second, rest]
}

/** Two runs apart from each other by two blanks or more; else the first word and the rest. */
export const stateAndMessage = (tail: string): { state: string; statusMessage: string } => {
  const [, state, message] = /^(.*?\S)(?:\s{2,}(.*))?$/.exec(tail) ?? []
  if (message !== undefined || !/\S\s\S+\s-\s/.test(tail))
    return { state: state ?? '', statusMessage: message ?? '' }
  const [first = '', ...rest] = tail.split(' ')
  return { state: first, statusMessage: rest.join(' ') }
}
