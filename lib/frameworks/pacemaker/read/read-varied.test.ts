import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownBy, sorted, type Shown } from '../testing/crm-mon.ts'
import { missingTools } from '../testing/simulator.ts'
import { variedCib } from '../testing/varied-cib.ts'
import { xmlText } from '../xml/element.ts'
import { readCib, type CibPicture, type CibResource } from './read-cib.ts'

const agentOfTemplate: Readonly<Record<string, string>> = { '@model': 'ocf:pacemaker:Dummy' }

const linesOf = ({ id, kind, agent, members }: CibResource, path: string): readonly string[] => {
  const here = `${path}/${id}`
  const what = agent === null ? kind : (agentOfTemplate[agent] ?? agent)
  return [`${here} ${what}`, ...members.flatMap((member) => linesOf(member, here))]
}

/** The picture in the words of crm_mon, which tells of constraints only those that keep a resource off a node. */
const shown = ({ nodes, resources, constraints, places }: CibPicture): Shown => ({
  nodes: sorted(nodes),
  resources: sorted(resources.flatMap((resource) => linesOf(resource, ''))),
  places: sorted(places.map(({ resource, node, role }) => `${resource} ${node} ${role}`)),
  bans: sorted(
    constraints.flatMap(({ id, kind, node, isIdle, strength, resources: bound }) =>
      kind === 'location' && node !== null && !isIdle && strength?.startsWith('-') === true
        ? bound.map((resource) => `${id} ${resource} ${node}`)
        : [],
    ),
  ),
})

/** Which resources each order, colocation and ticket binds, as the text of a CIB says in whatever form. */
const bindingsIn = (text: string): readonly string[] =>
  [...text.matchAll(/<rsc_(order|colocation|ticket) ([^>]*?)(?:\/>|>(.*?)<\/rsc_\1>)/gs)].map(
    ([, kind = '', attributes = '', inside = '']) => {
      const named = [...attributes.matchAll(/ (?:rsc|with-rsc|first|then)="([^"]*)"/g)]
      const referred = [...inside.matchAll(/<resource_ref id="([^"]*)"/g)]
      return `${kind} ${[...named, ...referred].map(([, id]) => id).join(' ')}`
    },
  )

it('orders, colocations and tickets bind what the text says', () => {
  const told = fc.sample(variedCib, { numRuns: 60, seed: 6 }).flatMap((cib) => {
    const text = xmlText(cib)
    const read = readCib(text)?.constraints.filter(({ kind }) => kind !== 'location') ?? []
    expect(read.map(({ kind, resources }) => `${kind} ${resources.join(' ')}`)).toEqual(bindingsIn(text))
    return read.map(({ kind }) => kind)
  })
  expect(new Set(told)).toEqual(new Set(['order', 'colocation', 'ticket']))
})

if (missingTools !== null) console.info(missingTools)

describe.skipIf(missingTools !== null)('CIBs of every kind', () => {
  it('are read as crm_mon reads them', { timeout: 120_000 }, () => {
    for (const cib of fc.sample(variedCib, { numRuns: 12, seed: 6 })) {
      const text = xmlText(cib)
      const picture = readCib(text)
      expect(picture && shown(picture)).toEqual(shownBy(text))
    }
  })
})
