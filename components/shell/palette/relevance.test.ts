import { describe, expect, it } from 'vitest'
import { relevance } from './relevance.ts'

const of = (typed: string, name: string, note = '') => relevance(`Groups ${name}`, typed, [name, note])

describe('relevance', () => {
  it('wants every word, in any order and case', () => {
    expect(of('IMAP mail', 'Mail3_IMAP')).toBeGreaterThan(0)
    expect(of('imap pop', 'Mail3_IMAP')).toBe(0)
  })

  it('takes no letters scattered over a name', () => {
    expect(of('imap', 'Mail4_POP')).toBe(0)
  })

  it('puts the whole name before its beginning, and that before its middle', () => {
    const places = ['sysA', 'sysAB', 'my_sysA'].map((name) => of('sysa', name))
    expect(places).toEqual([...places].toSorted((one, other) => other - one))
    expect(new Set(places).size).toBe(3)
  })

  it('finds by the note too, last', () => {
    expect(of('mount', 'imap_mnt', 'Mount')).toBe(0.3)
  })
})
