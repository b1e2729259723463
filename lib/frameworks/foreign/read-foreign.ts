import { parseCrsBlocks, parseCrsTable, type CrsRow } from '../clusterware/status/crs-status.ts'
import { leftOutOf, type LeftOut } from '../pacemaker/read/left-out.ts'
import { pictureOf, type CibPicture } from '../pacemaker/read/read-cib.ts'
import { readXml } from '../pacemaker/xml/parse-xml.ts'
import type { Loss } from '../runbook/loss.ts'
import { parseRtr } from '../sun-cluster/rtr/parse-rtr.ts'
import type { RtrProblem } from '../sun-cluster/rtr/rtr.ts'
import { typeOfRtr } from '../sun-cluster/rtr/type-of-rtr.ts'
import { parseClrgStatus, parseClrsStatus } from '../sun-cluster/status/cl-status.ts'
import {
  parseScstat,
  type GroupStateRow,
  type GroupStatus,
  type ResourceStateRow,
} from '../sun-cluster/status/scstat.ts'
import type { ResourceType } from '#lib/model/configuration.ts'

/** Texts of other frameworks that are read. */
export const foreignKinds = [
  'cib',
  'rtr',
  'scstat',
  'clrg-status',
  'clrs-status',
  'crsctl-p',
  'crsctl-t',
] as const
export type ForeignKind = (typeof foreignKinds)[number]

export type ForeignText =
  | { readonly kind: 'cib'; readonly picture: CibPicture; readonly leftOut: readonly LeftOut[] }
  | {
      readonly kind: 'rtr'
      readonly type: ResourceType
      readonly problems: readonly RtrProblem[]
      readonly losses: readonly Loss[]
    }
  | { readonly kind: 'scstat'; readonly status: GroupStatus }
  | { readonly kind: 'clrg-status'; readonly rows: readonly GroupStateRow[] }
  | { readonly kind: 'clrs-status'; readonly rows: readonly ResourceStateRow[] }
  | { readonly kind: 'crsctl-p'; readonly resources: readonly ReadonlyMap<string, string>[] }
  | { readonly kind: 'crsctl-t'; readonly rows: readonly CrsRow[] }
  | Unread

/** Why nothing could be read; with the place, counted from 1, where there is one. */
export type Unread = {
  readonly kind: 'unread'
  readonly line: number | null
  readonly column: number | null
  readonly message: string
}

/** The CIB of a thousand resources has a quarter of it. */
export const mostCharacters = 4_000_000

/** What a text looks like, by its marks; null for none of them. */
export function kindOfText(text: string): ForeignKind | null {
  const begin = text.slice(0, 200_000)
  if (/^[\s\uFEFF]*</.test(begin)) return 'cib'
  if (/^\s*--\s*Resource Groups? /im.test(begin)) return 'scstat'
  if (/^\s*===\s*Cluster Resource Groups\s*===/im.test(begin)) return 'clrg-status'
  if (/^\s*===\s*Cluster Resources\s*===/im.test(begin)) return 'clrs-status'
  if (/^(Local|Cluster) Resources\s*$/im.test(begin)) return 'crsctl-t'
  if (/^NAME=/m.test(begin)) return 'crsctl-p'
  if (/^\s*(Resource_type|Start)\s*=/im.test(begin) || /PROPERTY\s*=/i.test(begin)) return 'rtr'
  return null
}

/** Reads a text of another framework; as what it looks like when `as` is null. Never throws, whatever the text is. */
export function readForeign(text: string, as: ForeignKind | null): ForeignText {
  if (text.length > mostCharacters)
    return unread(`The text has ${text.length} characters; ${mostCharacters} is the most.`)
  const kind = as ?? kindOfText(text)
  if (kind === null)
    return unread(
      'It looks like none of the texts that are read here. Say what it is, or take the whole output.',
    )
  const found = readAs(kind, text)
  return isNothing(found) ? unread(`There is nothing in it that ${nothingWords[found.kind]} has.`) : found
}

const unread = (message: string): Unread => ({ kind: 'unread', line: null, column: null, message })

function readAs(kind: ForeignKind, text: string): ForeignText {
  switch (kind) {
    case 'cib':
      return cibOf(text)
    case 'rtr': {
      const { rtr, problems } = parseRtr(text)
      return { kind, problems, ...typeOfRtr(rtr, 'pasted') }
    }
    case 'scstat':
      return { kind, status: parseScstat(text) }
    case 'clrg-status':
      return { kind, rows: parseClrgStatus(text) }
    case 'clrs-status':
      return { kind, rows: parseClrsStatus(text) }
    case 'crsctl-p':
      return { kind, resources: parseCrsBlocks(text) }
    case 'crsctl-t':
      return { kind, rows: parseCrsTable(text) }
  }
}

function cibOf(text: string): ForeignText {
  const answer = readXml(text)
  if (answer.kind === 'wrong') {
    const before = text.slice(0, answer.offset).split('\n')
    return {
      kind: 'unread',
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      message: answer.message,
    }
  }
  const picture = pictureOf(answer.root)
  if (picture) return { kind: 'cib', picture, leftOut: leftOutOf(answer.root) }
  const { name } = answer.root
  const message =
    name === 'cib' ? 'This <cib> has no <configuration>.' : `<${name}> is no CIB: that begins with <cib>.`
  return { kind: 'unread', line: null, column: null, message }
}

const nothingWords: Readonly<Record<ForeignText['kind'], string>> = {
  cib: 'a CIB',
  rtr: 'an RTR file',
  scstat: 'the answer of scstat -g',
  'clrg-status': 'the answer of clrg status',
  'clrs-status': 'the answer of clrs status',
  'crsctl-p': 'the answer of crsctl status resource -p',
  'crsctl-t': 'the answer of crsctl status resource -t',
  unread: 'it',
}

function isNothing(found: ForeignText): boolean {
  switch (found.kind) {
    case 'unread':
    case 'cib':
      return false
    case 'rtr':
      return found.type.name === '' && Object.keys(found.type.declarations).length === 0
    case 'scstat':
      return found.status.groups.length + found.status.groupStates.length === 0
    case 'crsctl-p':
      return found.resources.length === 0
    default:
      return found.rows.length === 0
  }
}
