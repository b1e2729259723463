import { describe, expect, it, vi } from 'vitest'
import type { Configuration } from './configuration.ts'
import { clusterName } from './names.ts'
import { oncePerName, oncePerPair } from './per-configuration.ts'

const configuration = (name: string): Configuration => ({
  cluster: { name: clusterName(name), attributes: {} },
  systems: {},
  types: {},
  groups: {},
  resources: {},
})

const mail = configuration('mail')
const web = configuration('web')

describe('an answer that follows from the configuration alone', () => {
  it('is worked out once for each name and configuration', () => {
    const work = vi.fn(({ cluster }: Configuration, name: string) => `${cluster.name}/${name}`)
    const ask = oncePerName(work)
    expect([ask(mail, 'a'), ask(mail, 'b'), ask(web, 'a'), ask(mail, 'a')]).toEqual([
      'mail/a',
      'mail/b',
      'web/a',
      'mail/a',
    ])
    expect(work).toHaveBeenCalledTimes(3)
  })

  it('is worked out once for each pair of names', () => {
    const work = vi.fn((_: Configuration, first: string, second: string) => [first, second])
    const ask = oncePerPair(work)
    expect(ask(mail, 'a', 'b')).toEqual(['a', 'b'])
    expect(ask(mail, 'b', 'a')).toEqual(['b', 'a'])
    expect(ask(mail, 'a', 'b')).toBe(ask(mail, 'a', 'b'))
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('is worked out once when there is none', () => {
    const work = vi.fn(() => undefined)
    const ask = oncePerPair(work)
    expect([ask(mail, 'a', 'b'), ask(mail, 'a', 'b')]).toEqual([undefined, undefined])
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('is not remembered when the question throws', () => {
    let isBroken = true
    const ask = oncePerName((_: Configuration, name: string) => {
      if (isBroken) throw new RangeError(name)
      return name
    })
    expect(() => ask(mail, 'a')).toThrow(RangeError)
    isBroken = false
    expect(ask(mail, 'a')).toBe('a')
  })
})
