import { beforeEach, expect, test } from 'vitest'
import { makeThrottle } from './throttle.ts'
import type { Throttle } from './throttle.ts'

let now = 0
let throttle: Throttle

beforeEach(() => {
  now = 1_000_000
  throttle = makeThrottle({ now: () => now, after: () => () => undefined })
})

const fail = (times: number, user: string, address: string) => {
  for (let time = 0; time < times; time += 1) throttle.failed(user, address)
}

test('the wait doubles with every failure, up to a quarter of an hour', () => {
  const waits = Array.from({ length: 20 }, (_, index) => {
    throttle.failed('ada', `address-${index}`)
    return throttle.waitS('ada', 'other')
  })
  expect(waits.slice(0, 8)).toEqual([0, 0, 0, 0, 1, 2, 4, 8])
  expect(waits.at(-1)).toBe(900)
})

test('an address that tries many users is slowed down for all of them, others are not', () => {
  for (let user = 0; user < 21; user += 1) throttle.failed(`user-${user}`, 'bad')
  expect(throttle.waitS('somebody', 'bad')).toBeGreaterThan(0)
  expect(throttle.waitS('somebody', 'good')).toBe(0)
})

test('a right password forgets the failures of the user', () => {
  fail(5, 'ada', 'here')
  throttle.succeeded('ada', 'here')
  expect(throttle.waitS('ada', 'here')).toBe(0)
  fail(4, 'ada', 'here')
  expect(throttle.waitS('ada', 'here')).toBe(0)
})

test('right passwords in between do not let an address guess on', () => {
  fail(19, 'victim', 'bad')
  throttle.failed('own', 'bad')
  throttle.succeeded('own', 'bad')
  throttle.failed('other', 'bad')
  expect(throttle.waitS('third', 'bad')).toBeGreaterThan(0)
})

test('failures are forgotten after an hour', () => {
  fail(8, 'ada', 'here')
  now += 60 * 60_000
  throttle.failed('ada', 'here')
  expect(throttle.waitS('ada', 'here')).toBe(0)
})
