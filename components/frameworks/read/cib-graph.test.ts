import { describe, expect, test } from 'vitest'
import { readCib, type CibPicture } from '#lib/frameworks/pacemaker/read/read-cib.ts'
import { constraintText, danglingOf, graphOf, placesOf, rowsOf } from './cib-graph.ts'

const cib = (resources: string, constraints = ''): CibPicture => {
  const picture = readCib(
    `<cib><configuration><nodes/><resources>${resources}</resources><constraints>${constraints}</constraints></configuration></cib>`,
  )
  if (!picture) throw new Error('the sample is no CIB')
  return picture
}
const primitive = (id: string) => `<primitive id="${id}" class="ocf" provider="x" type="y"/>`
const arrowsOf = (picture: CibPicture) =>
  graphOf(picture).arrows.map(({ parent, child, text, firm }) => `${parent}>${child} ${text} ${firm}`)

test('a group is a chain under its name; a clone and a bundle hold what is in them', () => {
  const picture = cib(
    `<group id="g">${['a', 'b', 'c'].map(primitive).join('')}</group><clone id="k"><group id="h">${primitive('d')}</group></clone><bundle id="u">${primitive('e')}</bundle>`,
  )
  expect(arrowsOf(picture)).toEqual([
    'g>c holds true',
    'b>a  true',
    'c>b  true',
    'k>h holds true',
    'h>d holds true',
    'u>e holds true',
  ])
  expect(rowsOf(picture.resources).map(({ resource, depth }) => `${depth} ${resource.id}`)).toEqual([
    '0 g',
    '1 a',
    '1 b',
    '1 c',
    '0 k',
    '1 h',
    '2 d',
    '0 u',
    '1 e',
  ])
  expect(graphOf(picture).boxes.map(({ note }) => note)).toContain('3 members')
})

describe('constraints', () => {
  const all = ['a', 'b', 'c'].map(primitive).join('')

  test('order and colocation of the same two are one arrow; wishes and apartness are dashed', () => {
    const picture = cib(
      all,
      '<rsc_order id="o" first="a" then="b"/><rsc_colocation id="k" rsc="b" with-rsc="a" score="INFINITY"/><rsc_order id="p" first="a" then="c" kind="Optional"/><rsc_colocation id="q" rsc="c" with-rsc="b" score="-INFINITY"/>',
    )
    expect(arrowsOf(picture)).toEqual(['b>a after, with true', 'c>a after false', 'c>b apart from false'])
    expect(picture.constraints.map(constraintText)).toEqual([
      'b after a',
      'b with a',
      'c after a',
      'c with b',
    ])
  })

  test('a ring is drawn without its last arrow, and what is not there is told', () => {
    const picture = cib(
      all,
      '<rsc_order id="o" first="a" then="b"/><rsc_order id="p" first="b" then="c"/><rsc_order id="q" first="c" then="a"/><rsc_order id="r" first="a" then="gone"/>',
    )
    expect(arrowsOf(picture)).toEqual(['b>a after true', 'c>b after true'])
    expect(danglingOf(picture)).toEqual([expect.stringContaining('gone')])
  })

  test('places are told together, the first one in the box', () => {
    const picture = cib(
      all,
      '<rsc_location id="l" rsc="a" node="n1" score="100"/><rsc_location id="m" rsc="a" node="n2" score="-INFINITY"/><rsc_location id="n" rsc="a"><rule id="r" score="1"/></rsc_location>',
    )
    expect(graphOf(picture).boxes[0]?.note).toBe('ocf:x:y · n1 100')
    expect(placesOf(picture)).toEqual([['a', 'n1 100, n2 -INFINITY, as a rule says']])
  })
})

test('a location of a node that is not there is no home, and a pattern is told', () => {
  const picture = readCib(
    `<cib><configuration><nodes><node id="1" uname="n1"/></nodes><resources>${primitive('a')}</resources><constraints><rsc_location id="l" rsc="a" node="n9" score="-INFINITY"/><rsc_location id="m" rsc-pattern="^a" node="n1" score="5"/><rsc_location id="n" rsc-pattern="^b" node="n1" score="5"/></constraints></configuration></cib>`,
  )
  expect(picture && placesOf(picture)).toEqual([['a', 'n9 -INFINITY (no such node), n1 5 (as ^a)']])
  expect(picture && graphOf(picture).boxes[0]?.note).toBe('ocf:x:y · n1 5')
  expect(picture && danglingOf(picture)).toEqual([expect.stringContaining('^b')])
})

test('two resources of one name are one box, and both stay in the list', () => {
  const picture = cib(primitive('a') + primitive('a'))
  expect(graphOf(picture).boxes).toHaveLength(1)
  expect(rowsOf(picture.resources)).toHaveLength(2)
})
