import { describe, expect, it } from 'vitest'
import { WrongWords } from '../messages/command-failure.ts'
import { silent, type Form } from '../program.ts'
import { readWords } from './read-words.ts'

const form: Form = {
  option: '-display',
  syntax: '[NAME …] [-attribute A …] [-sys S]',
  purpose: 'for the test',
  flags: { '-attribute': 'many', '-sys': 'one', '-any': 'none' },
  names: [0, 3],
  run: () => Promise.resolve(silent),
}
const read = (...argv: string[]) => readWords('hagrp', form, argv)
const wrong = (...argv: string[]): string => {
  try {
    read(...argv)
  } catch (error) {
    if (error instanceof WrongWords) return `${error.message}\n${error.usage}`
    throw error
  }
  return ''
}

describe('words after an option', () => {
  it('are names, and flags with what belongs to them', () => {
    const words = read('MAIL', '-attribute', 'State', 'Probed', '-sys', 'sysA', 'LDAP', '-any')
    expect(words.names).toEqual(['MAIL', 'LDAP'])
    expect(words.many('-attribute')).toEqual(['State', 'Probed'])
    expect(words.one('-sys')).toBe('sysA')
    expect([words.has('-any'), words.has('-sys'), words.has('--json')]).toEqual([true, true, false])
    expect(words.one('-clus')).toBeNull()
  })

  it('may begin with - or % when % is written before', () => {
    expect(read('%-y', '%%d', '-5').names).toEqual(['-y', '%d', '-5'])
    expect(read('-sys', '%-odd').one('-sys')).toBe('-odd')
  })

  it('that are no flags are told with the one that was meant, and how it is used', () => {
    expect(wrong('-atribute', 'State')).toBe(
      'hagrp -display: -atribute is not known here. Did you mean "-attribute"?\n' +
        'Usage: hagrp -display [NAME …] [-attribute A …] [-sys S]\n',
    )
    expect(wrong('-sys')).toContain('-sys needs a word after it')
    expect(wrong('-sys', '-any')).toContain('-sys needs a word after it')
    expect(wrong('a', 'b', 'c', 'd')).toContain('"d" is one word too many')
  })

  it('are handed on as they are where a form wants that, but for the common flags', () => {
    const raw: Form = { ...form, raw: true, names: [0, Infinity] }
    const words = readWords('hares', raw, ['R', 'A', '-delete', '-keys', '--json', '-clus', 'mid', '%-y'])
    expect(words.names).toEqual(['R', 'A', '-delete', '-keys', '%-y'])
    expect(words.one('-clus')).toBe('mid')
  })
})
