import { expect, test } from 'vitest'
import { Dice } from './dice.ts'
import { VirtualClock } from './virtual-clock.ts'

test('calls come in the order of their time, then in the order they were asked for', async () => {
  const clock = new VirtualClock(0)
  const dice = new Dice('order')
  const due = Array.from({ length: 500 }, () => dice.integer(0, 50))
  const called: [number, number][] = []
  due.forEach((delayMs, index) => clock.after(delayMs, () => called.push([clock.now(), index])))
  await clock.runFor(100)
  const expected = due.map((at, index): [number, number] => [at, index])
  expect(called).toEqual(expected.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]))
})

test('a cancelled call is not made; one asked for by another is, also through promises', async () => {
  const clock = new VirtualClock(1000)
  const called: string[] = []
  const cancel = clock.after(5, () => called.push('cancelled'))
  clock.after(1, () => {
    cancel()
    void Promise.resolve().then(() => clock.after(2, () => called.push(`at ${clock.now()}`)))
  })
  clock.after(11, () => called.push('too late'))
  await clock.runFor(10)
  expect(called).toEqual(['at 1003'])
  expect(clock.now()).toBe(1010)
})

test('dice repeat themselves from a seed, and one concern does not disturb another', () => {
  const throwsOf = (dice: Dice): number[] => Array.from({ length: 20 }, () => dice.integer(1, 6))
  const first = new Dice('seed 7')
  expect(throwsOf(new Dice('seed 7'))).toEqual(throwsOf(first))
  expect(throwsOf(new Dice('seed 8'))).not.toEqual(throwsOf(new Dice('seed 7')))
  const network = throwsOf(new Dice('seed 7').split('network'))
  const used = new Dice('seed 7')
  throwsOf(used)
  expect(throwsOf(used.split('network'))).toEqual(network)
  expect(throwsOf(new Dice('seed 7').split('power'))).not.toEqual(network)
})

test('dice are fair enough', () => {
  const dice = new Dice('fair')
  const counts = [0, 0, 0, 0]
  for (let index = 0; index < 40_000; index++) counts[dice.integer(0, 3)]! += 1
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
})
