import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layersOf, longestPathOf } from './layers.ts'
import { cyclesOf, topologicalOrder } from './order.ts'
import { ancestorsOf, descendantsOf, nearestAncestors, parentsAmong } from './reach.ts'

const children = (links: Record<string, readonly string[]>) => (node: string) => links[node] ?? []

/** imap needs ip and mount; mount needs volume; volume needs disk; ip needs nic. */
const mail = children({
  imap: ['ip', 'mount'],
  ip: ['nic'],
  mount: ['volume'],
  volume: ['disk'],
})
const nodes = ['imap', 'ip', 'nic', 'mount', 'volume', 'disk']

describe('order', () => {
  it('puts children before parents', () => {
    expect(topologicalOrder(nodes, mail)).toEqual({
      order: ['nic', 'ip', 'disk', 'volume', 'mount', 'imap'],
      cycles: [],
    })
  })

  it('names the ring and leaves out what stands on it', () => {
    const ring = children({ a: ['b'], b: ['c'], c: ['b'], d: [] })
    expect(topologicalOrder(['a', 'b', 'c', 'd'], ring)).toEqual({ order: ['d'], cycles: [['b', 'c']] })
    expect(cyclesOf(['x'], children({ x: ['x'] }))).toEqual([['x']])
  })

  it('walks a chain of twenty thousand without losing its stack', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => index)
    const { order } = topologicalOrder(chain, (node) => (node + 1 < chain.length ? [node + 1] : []))
    expect(order[0]).toBe(19_999)
  })

  it('orders every graph without rings completely', () => {
    const links = fc.array(fc.tuple(fc.nat(14), fc.nat(14)), { maxLength: 40 })
    fc.assert(
      fc.property(links, (pairs) => {
        const below = (node: number) => pairs.filter(([a, b]) => a === node && b < a).map(([, b]) => b)
        const all = Array.from({ length: 15 }, (_, index) => index)
        const { order, cycles } = topologicalOrder(all, below)
        expect(cycles).toEqual([])
        expect(order.toSorted((a, b) => a - b)).toEqual(all)
        for (const node of all) {
          for (const child of below(node)) expect(order.indexOf(child)).toBeLessThan(order.indexOf(node))
        }
      }),
    )
  })
})

describe('reach', () => {
  it('finds what lies below and above', () => {
    expect(descendantsOf('imap', mail)).toEqual(['ip', 'mount', 'nic', 'volume', 'disk'])
    expect(ancestorsOf('disk', parentsAmong(nodes, mail))).toEqual(['volume', 'mount', 'imap'])
    expect(ancestorsOf('imap', parentsAmong(nodes, mail))).toEqual([])
  })

  it('finds the nearest wanted above, past what is not wanted', () => {
    const above = parentsAmong(nodes, mail)
    const from = (wanted: readonly string[]) =>
      nearestAncestors('disk', above, (node) => wanted.includes(node))
    expect(from(['mount', 'imap'])).toEqual(['mount'])
    expect(from(['imap'])).toEqual(['imap'])
    expect(from(['disk', 'ip'])).toEqual([])
  })
})

describe('layers', () => {
  it('groups nodes by height', () => {
    expect(layersOf(nodes, mail)).toEqual([['nic', 'disk'], ['ip', 'volume'], ['mount'], ['imap']])
  })

  it('weighs the longest chain', () => {
    const weights: Record<string, number> = { imap: 5, ip: 20, nic: 1, mount: 2, volume: 2, disk: 2 }
    expect(longestPathOf(nodes, mail, (node) => weights[node] ?? 0)).toEqual({
      weight: 26,
      path: ['nic', 'ip', 'imap'],
    })
    expect(longestPathOf([], mail, () => 1)).toEqual({ weight: 0, path: [] })
  })
})
