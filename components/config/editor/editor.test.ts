import { describe, expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { colouredSpans } from './coloured-spans.ts'
import { objectAt, objectOfText, objectText, placeOf } from './places.ts'
import { suggestionsAt } from './suggestions.ts'

const types = {
  name: 'types.cf',
  text: 'type Daemon (\n\tstatic str ArgList[] = { Port }\n\tint Port = 143\n)\n',
}
const main = {
  name: 'main.cf',
  text: `include "types.cf"
cluster c (
	)
system sysA (
	)
// the mail
group Mail (
	SystemList = { sysA = 0 }
	)
	Daemon imap (
		Port @sysA = 1143
		)
	Daemon ip (
		)
	imap requires ip
`,
}
const files = [main, types]
const { configuration } = loadConfiguration(files)
if (!configuration) throw new Error('the sample has errors')
const labels = (text: string) =>
  suggestionsAt(text, text.indexOf('|'), configuration).map(({ label }) => label)

describe('places', () => {
  it('are found by name and back', () => {
    const place = placeOf(files, { kind: 'resource', name: 'imap' })
    expect(place).toEqual({ file: 'main.cf', offset: main.text.indexOf('imap (') })
    expect(placeOf(files, { kind: 'type', name: 'Daemon' })?.file).toBe('types.cf')
    expect(placeOf(files, { kind: 'resource', name: 'gone' })).toBeNull()
    expect(objectAt(main, main.text.indexOf('1143'))).toEqual({ kind: 'resource', name: 'imap' })
    expect(objectAt(main, 0)).toBeNull()
  })

  it('stand in the address', () => {
    const object = { kind: 'group', name: 'Mail' } as const
    expect(objectOfText(objectText(object))).toEqual(object)
    expect(objectOfText('planet:Mars')).toBeNull()
    expect(objectOfText(null)).toBeNull()
  })
})

it('words have voices', () => {
  const voiced = colouredSpans(main.text).map(
    ({ from, to, voice }) => `${main.text.slice(from, to)} ${voice}`,
  )
  expect(voiced).toContain('group keyword')
  expect(voiced).toContain('// the mail comment')
  expect(voiced).toContain('Port attribute')
  expect(voiced).toContain('sysA system')
  expect(voiced).toContain('1143 number')
  expect(voiced).toContain('requires keyword')
  expect(voiced).toContain('"types.cf" string')
  expect(colouredSpans(types.text).map(({ voice }) => voice)).toContain('type')
})

describe('completion', () => {
  it('knows attributes of a block by its type', () => {
    const found = labels(main.text.replace('Port @sysA = 1143', 'Po|'))
    expect(found).toContain('Port')
    expect(found).toContain('Critical')
    expect(labels(main.text.replace('SystemList = { sysA = 0 }', 'Auto|'))).toContain('AutoStartList')
  })

  it('knows systems behind @ and in lists of systems', () => {
    expect(labels(main.text.replace('@sysA = 1143', '@|'))).toEqual(['sysA'])
    expect(labels(main.text.replace('{ sysA = 0 }', '{ |'))).toEqual(['sysA'])
  })

  it('knows what can be linked, and what begins a clause', () => {
    expect(labels(main.text.replace('requires ip', 'requires |'))).toEqual(['imap', 'ip'])
    expect(labels(`${main.text}\trequires group |`)).toEqual(['Mail'])
    expect(labels(`${main.text}\t|`)).toEqual(expect.arrayContaining(['Daemon', 'group', 'imap']))
  })

  it('says nothing inside other values', () => {
    expect(labels(main.text.replace('@sysA = 1143', '= 1|'))).toEqual([])
  })
})
