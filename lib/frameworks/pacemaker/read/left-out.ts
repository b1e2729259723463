import type { Element } from '../xml/element.ts'

/** Something of a CIB that its picture does not have: how often it is there, and what it is. */
export type LeftOut = { readonly element: string; readonly count: number; readonly text: string }

/** Elements that decide something and are not drawn, in the order they are told. */
const told: Readonly<Record<string, string>> = {
  instance_attributes: 'parameters of agents, devices and systems',
  operations: 'intervals and time-outs of operations',
  utilization: 'what resources need and systems have',
  template: 'templates: a resource made from one names it with @',
  docker: 'containers of bundles',
  podman: 'containers of bundles',
  rkt: 'containers of bundles',
  network: 'networks of bundles',
  storage: 'storage of bundles',
  rule: 'rules: where one decides, the constraint only says so',
  lifetime: 'for how long constraints hold',
  crm_config: 'properties of the cluster',
  rsc_defaults: 'defaults of resources',
  op_defaults: 'defaults of operations',
  'fencing-topology': 'the order of fence devices',
  tags: 'tags',
  alerts: 'alerts',
  acls: 'who may do what',
  status: 'what ran when it was written',
}

/** Elements the picture is made of. Meta-attributes and sets are read whole. */
const drawn = new Set(
  'cib configuration nodes node resources constraints primitive group clone master bundle rsc_location rsc_order rsc_colocation rsc_ticket'.split(
    ' ',
  ),
)
const readWhole = new Set(['meta_attributes', 'resource_set'])

/** What of a CIB is not in its picture. An empty element decides nothing; one that nobody knows is told as such. */
export function leftOutOf(root: Element): readonly LeftOut[] {
  const counts = new Map<string, number>()
  const walk = ({ children }: Element): void => {
    for (const child of children) {
      if (drawn.has(child.name)) walk(child)
      else if (!readWhole.has(child.name) && !isEmpty(child))
        counts.set(child.name, (counts.get(child.name) ?? 0) + 1)
    }
  }
  walk(root)
  const others = [...counts.keys()].filter((name) => !Object.hasOwn(told, name))
  return [...Object.keys(told), ...others].flatMap((element) => {
    const count = counts.get(element) ?? 0
    const text = Object.hasOwn(told, element) ? (told[element] ?? '') : 'nothing that is known here'
    return count === 0 ? [] : [{ element, count, text }]
  })
}

const containers = new Set(['docker', 'podman', 'rkt', 'network', 'storage'])

const isEmpty = ({ name, children }: Element): boolean =>
  Object.hasOwn(told, name) && !containers.has(name) && children.length === 0
