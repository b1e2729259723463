import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeText, encodeText } from './encoding.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

it('reads UTF-8 as the platform does, and writes it back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = bytesOf(text)
      const decoded = decodeText('main.cf', bytes)
      expect(decoded.problem).toBeNull()
      expect(decoded.text).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
      expect(encodeText(decoded.text, 'utf-8')).toEqual(bytes)
    }),
  )
})

it('takes for UTF-8 exactly what the platform takes, and gives every byte back', () => {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const isUtf8 = (bytes: Uint8Array): boolean => {
    try {
      strict.decode(bytes)
      return true
    } catch {
      return false
    }
  }
  const lead = fc.constantFrom(
    0x41,
    0x80,
    0xbf,
    0xc0,
    0xc2,
    0xdf,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
    0xa0,
    0x9f,
  )
  fc.assert(
    fc.property(fc.array(lead, { maxLength: 8 }), (numbers) => {
      const bytes = Uint8Array.from(numbers)
      const { text, encoding, problem } = decodeText('main.cf', bytes)
      expect(encoding === 'utf-8').toBe(isUtf8(bytes))
      expect(problem === null).toBe(encoding === 'utf-8')
      expect(encodeText(text, encoding)).toEqual(bytes)
    }),
    { numRuns: 2000 },
  )
})

it('reads Latin-1 with a warning at the first letter', () => {
  const bytes = Uint8Array.from([...bytesOf('group g (\n\tGroupOwner = "J'), 0xf6, ...bytesOf('rg"\n\t)\n')])
  const { text, problem } = decodeText('main.cf', bytes)
  expect(text).toContain('"Jörg"')
  expect(problem).toMatchObject({ id: 'not-utf8', severity: 'warning', line: 2, column: 17 })
})

it('keeps the byte order mark', () => {
  const bytes = bytesOf('\uFEFFcluster c ( )\n')
  expect(decodeText('main.cf', bytes).text.charCodeAt(0)).toBe(0xfeff)
})

it('says when Latin-1 has no byte for a letter', () => {
  expect(encodeText('Ω', 'latin-1')).toBeNull()
})
