import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cibText } from '../pacemaker/emit/cib.ts'
import { planOfConfiguration } from '../pacemaker/plan/plan-of-configuration.ts'
import { exampleNamed } from '../testing/load.ts'
import { foreignKinds, kindOfText, mostCharacters, readForeign, type ForeignKind } from './read-foreign.ts'

const ruler = '-'.repeat(60)
const texts: Readonly<Record<ForeignKind, string>> = {
  cib: cibText(planOfConfiguration(exampleNamed('midrange'))),
  rtr: 'Resource_type = "ims";\nVendor_id = SUNW;\nRT_version = "1";\nStart = a;\nStop = b;\n{\nPROPERTY = Port;\nEXTENSION;\nINT;\nDEFAULT = 25;\n}\n',
  scstat: '-- Resource Groups --\n  Group Name  Node Name  State\n     Group: MAIL-RG  mars  Online  No\n',
  'clrg-status':
    '=== Cluster Resource Groups ===\n\nGroup Name   Node Name   Suspended   Status\n----------   ---------   ---------   ------\nMAIL-RG      mars        No          Online\n',
  'clrs-status':
    '=== Cluster Resources ===\n\nResource Name   Node Name   State    Status Message\n-------------   ---------   -----    --------------\nmail-rs         mars        Online   Online\n',
  'crsctl-p':
    'NAME=msg1\nTYPE=ocucs.ms.type\nSTART_DEPENDENCIES=hard(disk)\n\nNAME=disk\nTYPE=cluster_resource\n',
  'crsctl-t': `${ruler}\nName  Target  State  Server  State details\n${ruler}\nCluster Resources\n${ruler}\nmsg1\n      1        ONLINE  ONLINE       rac1                     STABLE\n`,
}

it.each(foreignKinds)('%s is known by its marks, and read', (kind) => {
  expect(kindOfText(texts[kind])).toBe(kind)
  expect(readForeign(texts[kind], null).kind).toBe(kind)
  expect(readForeign(texts[kind].replaceAll('\n', '\r\n'), null).kind).toBe(kind)
})

describe('a CIB', () => {
  it('says what its picture does not have', () => {
    const found = readForeign(texts.cib, null)
    const leftOut = found.kind === 'cib' ? found.leftOut : []
    expect(leftOut.map(({ element }) => element)).toEqual([
      'instance_attributes',
      'operations',
      'crm_config',
      'rsc_defaults',
      'status',
    ])
    const odd = readForeign(
      '<cib><configuration><resources><template id="t"><operations/></template><bundle id="b"><podman image="i"/><future a="b"/></bundle></resources></configuration><status/></cib>',
      null,
    )
    expect(odd.kind === 'cib' && odd.leftOut).toEqual([
      { element: 'template', count: 1, text: expect.stringContaining('@') },
      { element: 'podman', count: 1, text: 'containers of bundles' },
      { element: 'future', count: 1, text: 'nothing that is known here' },
    ])
  })

  it.each([
    [
      '<cib>\n <configuration>\n  <nodes>\n </configuration>\n</cib>',
      4,
      2,
      '</configuration> stands where <nodes> should end.',
    ],
    ['<cib>\n<configuration>\n', 2, 1, '<configuration> has no end.'],
    ['<cib/>\n\n <cib/>', 3, 2, '<cib> stands behind the end of <cib>.'],
    ['<cib>\n<a b="c>\n</cib>', 2, 1, 'Here a tag begins that has no name or no end.'],
    ['</cib>', 1, 1, '</cib> ends nothing.'],
    ['<cib>\n <!-- for ever', 2, 2, 'This comment has no end.'],
    ['<crm_mon version="2"/>', null, null, '<crm_mon> is no CIB: that begins with <cib>.'],
    ['<cib/>', null, null, 'This <cib> has no <configuration>.'],
  ])('that is none says where: %j', (text, line, column, message) => {
    expect(readForeign(text, 'cib')).toEqual({ kind: 'unread', line, column, message })
  })

  it('that is deep, long or hostile is refused or read soon', () => {
    expect(readForeign('<group>'.repeat(40_000), 'cib')).toMatchObject({ kind: 'unread', line: 1 })
    for (const piece of ['<!--', '<a "', '<a b="', '<![CDATA[', '<', "<a '"])
      expect(readForeign(piece.repeat(40_000), 'cib').kind).toBe('unread')
    expect(readForeign(`<cib>${'<a b="c"/>'.repeat(20_000)}</cib>`, 'cib').kind).toBe('unread')
  }, 5000)
})

it('what has nothing of its kind is not called read', () => {
  for (const kind of foreignKinds) expect(readForeign('something else', kind).kind).toBe('unread')
  expect(readForeign('something else', null)).toMatchObject({ kind: 'unread', line: null })
  expect(readForeign('x'.repeat(mostCharacters + 1), null)).toMatchObject({ kind: 'unread' })
})

it('no text makes it throw', () => {
  const pieces = fc.constantFrom(
    ...Object.values(texts).flatMap((text) => text.split('\n')),
    '<a>',
    '{',
    '}',
    '"',
    '=',
    ';',
    '',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), fc.constantFrom(null, ...foreignKinds), (lines, as) => {
      expect(() => readForeign(lines.join('\n'), as)).not.toThrow()
    }),
    { numRuns: 300 },
  )
})
