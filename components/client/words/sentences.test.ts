import { describe, expect, it } from 'vitest'
import { errorCodes } from '#lib/wire/errors.ts'
import { detailsOf, errorSentences, sentenceOf, unreachableSentence } from './sentences.ts'

describe('sentences', () => {
  it.each(errorCodes)('has one for %s: whole, and without its code', (code) => {
    const sentence = errorSentences[code]
    expect(sentence).toMatch(/^[A-Z].*\.$/)
    expect(sentence).not.toContain(code.includes('-') ? code : '\0')
  })

  it('has no two alike', () => {
    expect(new Set(Object.values(errorSentences)).size).toBe(errorCodes.length)
  })

  it('says of silence that nothing is known', () => {
    expect(sentenceOf({ kind: 'unreachable' })).toBe(unreachableSentence)
  })

  it('tells all reasons of a refusal', () => {
    const reasons = [
      { code: 'group-frozen', text: 'mail is frozen by kim.' },
      { code: 'system-unknown', text: 'sysB does not answer.' },
    ] as const
    const failure = {
      kind: 'refused',
      status: 409,
      error: { code: 'refused', message: 'x', reasons },
    } as const
    expect(detailsOf(failure)).toEqual(['mail is frozen by kim.', 'sysB does not answer.'])
  })

  it('adds the message where it names the thing', () => {
    const error = { code: 'not-found', message: 'c has no system named x.' } as const
    expect(detailsOf({ kind: 'refused', status: 404, error })).toEqual(['c has no system named x.'])
  })
})
