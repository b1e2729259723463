import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { exampleNamed } from '../../testing/load.ts'
import { cibText } from '../emit/cib.ts'
import { planOfConfiguration } from '../plan/plan-of-configuration.ts'
import { element, xmlText } from '../xml/element.ts'
import { parseXml } from '../xml/parse-xml.ts'
import { readCib } from './read-cib.ts'

it.each(['simple', 'midrange', 'enterprise'])('what is made of %s is read back', (name) => {
  const plan = planOfConfiguration(exampleNamed(name))
  const picture = readCib(cibText(plan))
  expect(picture?.nodes).toEqual(plan.nodes.map((node) => node.name))
  expect(picture?.resources.map(({ id, members }) => [id, members.map((member) => member.id)])).toEqual([
    [plan.fence.id, []],
    ...plan.groups.map(({ id, members }) => [id, members.map((member) => member.id)]),
  ])
  expect(picture?.constraints.map(({ id }) => id)).toEqual(plan.constraints.map(({ id }) => id))
})

it('clones, bundles, templates, sets and rules are seen', () => {
  const picture = readCib(`<?xml version="1.0"?><!-- a comment with <tags> -->
<cib><configuration><nodes><node id="1" uname="a"/></nodes><resources>
<template id="t" class="ocf" provider="x" type="y"/>
<clone id="c"><meta_attributes id="m"><nvpair id="n" name="promotable" value="true"/></meta_attributes>
  <group id="g"><primitive id="p1" template="t"/><primitive id="p2" class="systemd" type="httpd"/></group></clone>
<master id='old'><primitive id='p3' class='ocf' provider='x' type='y'/></master>
<bundle id="b"><podman image="i"/><primitive id="p4" class="ocf" provider="x" type="y"/></bundle></resources>
<constraints><rsc_order id="o" kind="Serialize"><resource_set id="s"><resource_ref id="p1"/><resource_ref id="p2"/></resource_set></rsc_order>
<rsc_location id="l" rsc="c"><rule id="r" score="5"><expression id="e" attribute="#uname" operation="eq" value="a &gt; b"/></rule></rsc_location>
<rsc_colocation id="k" rsc="b" with-rsc="c" score="-INFINITY"/></constraints></configuration></cib>`)
  expect(
    picture?.resources.map(({ kind, id, members }) => [kind, id, members.map((each) => each.id)]),
  ).toEqual([
    ['clone', 'c', ['g']],
    ['clone', 'old', ['p3']],
    ['bundle', 'b', ['p4']],
  ])
  expect(picture?.resources[0]?.members[0]?.members.map(({ agent }) => agent)).toEqual([
    '@t',
    'systemd:httpd',
  ])
  expect(picture?.resources[0]?.meta).toEqual([['promotable', 'true']])
  expect(
    picture?.constraints.map(({ id, resources, strength, isRule }) => [id, resources, strength, isRule]),
  ).toEqual([
    ['o', ['p1', 'p2'], 'Serialize', false],
    ['l', ['c'], null, true],
    ['k', ['b', 'c'], '-INFINITY', false],
  ])
})

it('a pattern of names stands for the resources it fits, and a node nobody knows decides nothing', () => {
  const primitive = (id: string, meta = ''): string =>
    `<primitive id="${id}" class="ocf" provider="pacemaker" type="remote">${meta}</primitive>`
  const location = (id: string, what: string, node: string): string =>
    `<rsc_location id="${id}" ${what} node="${node}" score="-INFINITY"/>`
  const guest = '<meta_attributes id="m"><nvpair id="n" name="remote-node" value="guest"/></meta_attributes>'
  const picture = readCib(`<cib><configuration><nodes><node id="1" uname="a"/></nodes><resources>
${primitive('far')}${primitive('web1', guest)}${primitive('web2')}<bundle id="box"><podman image="i"/></bundle></resources>
<constraints>${location('fits', 'rsc-pattern="^web"', 'a')}${location('others', 'rsc-pattern="!web"', 'far')}
${location('none', 'rsc-pattern="^gone"', 'guest')}${location('unread', 'rsc-pattern="[[:digit:]]"', 'box-0')}
${location('stray', 'rsc="web1"', 'b')}</constraints></configuration></cib>`)
  expect(picture?.constraints.map(({ id, resources, isIdle }) => [id, resources, isIdle])).toEqual([
    ['fits', ['web1', 'web2'], false],
    ['others', ['far', 'box'], false],
    ['none', [], false],
    ['unread', ['[[:digit:]]'], false],
    ['stray', ['web1'], true],
  ])
})

it('any value comes back from its text, and any text is read without a throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const one = element('a', { value }, [element('b')])
      expect(parseXml(xmlText(one))).toEqual(one)
    }),
    { numRuns: 100 },
  )
  const piece = fc.constantFrom(
    '<a>',
    '</a>',
    '<a/>',
    '<b c="d">',
    '</b>',
    '<!--',
    '-->',
    '"',
    '&lt;',
    '&#x9999999;',
    'x',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      expect(() => readCib(`<cib>${pieces.join('')}</cib>`)).not.toThrow()
    }),
    { numRuns: 200 },
  )
  expect(readCib('<cib><configuration></cib>')).toBeNull()
})
