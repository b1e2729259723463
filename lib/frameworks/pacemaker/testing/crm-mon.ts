import type { Element } from '../xml/element.ts'
import { attributeOf, childrenNamed, parseXml } from '../xml/parse-xml.ts'
import { runOn } from './simulator.ts'

/** What crm_mon shows of a CIB: every resource by where it lies, where each is, and which node each may not run on. */
export type Shown = {
  readonly nodes: readonly string[]
  readonly resources: readonly string[]
  readonly places: readonly string[]
  readonly bans: readonly string[]
}

const kinds = ['resource', 'group', 'clone', 'bundle']

/** The instances of a clone and the replicas of a bundle are one resource; what a bundle makes for itself is none. */
export function shownBy(cib: string): Shown {
  const argv = ['-r', '--output-as=xml', '--include=none,nodes,resources,bans', '--xml-file', 'CIB']
  const { stdout, stderr } = runOn(cib, 'crm_mon', argv)
  const root = parseXml(stdout)
  if (root === null || childrenNamed(root, 'resources').length === 0) throw new Error(stdout + stderr)
  const rows = childrenNamed(root, 'resources').flatMap((section) => rowsBelow(section, ''))
  return {
    nodes: sorted(
      inside(root, 'nodes').flatMap((node) =>
        attributeOf(node, 'type') === 'member' ? (attributeOf(node, 'name') ?? []) : [],
      ),
    ),
    resources: sorted(rows.map(({ path, agent }) => `${path} ${agent}`)),
    places: sorted(rows.flatMap(({ places }) => places)),
    bans: sorted(
      inside(root, 'bans').map((ban) =>
        ['id', 'resource', 'node'].map((name) => attributeOf(ban, name)).join(' '),
      ),
    ),
  }
}

/** Each once, in order. */
export const sorted = (lines: readonly string[]): readonly string[] => [...new Set(lines)].toSorted()

const inside = (root: Element, name: string): readonly Element[] =>
  childrenNamed(root, name).flatMap(({ children }) => children)

type Row = { readonly path: string; readonly agent: string; readonly places: readonly string[] }

function rowsBelow(holder: Element, path: string): readonly Row[] {
  return holder.children.flatMap((child) => {
    if (child.name === 'replica') return rowsBelow(child, path)
    const id = (attributeOf(child, 'id') ?? '').replace(/:\d+$/, '')
    const isMade = child.name === 'resource' && holder.name === 'replica' && !/^p\d/.test(id)
    if (!kinds.includes(child.name) || isMade) return []
    const here = `${path}/${id}`
    const role = attributeOf(child, 'role') === 'Promoted' ? 'promoted' : 'started'
    const places = childrenNamed(child, 'node').map((node) => `${id} ${attributeOf(node, 'name')} ${role}`)
    const agent = attributeOf(child, 'resource_agent') ?? child.name
    return [{ path: here, agent, places }, ...rowsBelow(child, here)]
  })
}
