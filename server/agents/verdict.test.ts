import { describe, expect, it } from 'vitest'
import { verdictOf } from './verdict.ts'

describe('verdictOf', () => {
  it('reads every exit code of a monitor', () => {
    const online = new Map(Array.from({ length: 10 }, (_, index) => [101 + index, (index + 1) * 10]))
    for (let code = 0; code <= 255; code += 1) {
      const confidence = online.get(code)
      const special = new Map([
        [100, { kind: 'offline' }],
        [200, { kind: 'intentionalOffline' }],
      ]).get(code)
      const expected =
        confidence === undefined ? (special ?? { kind: 'unknown' }) : { kind: 'online', confidence }
      expect(verdictOf('monitor', code)).toEqual(expected)
    }
  })

  it('takes no other entry point for a verdict', () => {
    for (const entryPoint of ['online', 'offline', 'clean', 'open', 'close', 'info'] as const) {
      expect(verdictOf(entryPoint, 100)).toEqual({ kind: 'none' })
      expect(verdictOf(entryPoint, 110)).toEqual({ kind: 'none' })
    }
  })
})
