import { expect, it } from 'vitest'
import { loadConfiguration } from '../../load/load-configuration.ts'
import { verifyStartTimes, type StartTime } from './start-times.ts'

const text = `cluster c ( )
system a
system b
type T ( static str ArgList[] = { } static int OnlineTimeout = 60 )
group g ( SystemList = { a = 0, b = 1 } )
T usual ( )
T own ( OnlineTimeout = 20 )
`
const { trees } = loadConfiguration([{ name: 'main.cf', text }])
const found = (...times: StartTime[]) =>
  verifyStartTimes(trees, times).map(({ id, line, message }) => `${line} ${id} ${message}`)

it('finds an OnlineTimeout that a start has outlasted, where it is set', () => {
  expect(
    found({ resource: 'own', system: 'a', ms: 19_900 }, { resource: 'usual', system: 'a', ms: 59_000 }),
  ).toEqual([])
  expect(found({ resource: 'own', system: 'a', ms: 20_000 })).toEqual([
    '7 start-outlasts-timeout "own" took 20 s to start on "a"; its OnlineTimeout is 20.',
  ])
  expect(found({ resource: 'usual', system: 'b', ms: 60_500 })).toEqual([
    '6 start-outlasts-timeout "usual" took 61 s to start on "b"; its OnlineTimeout is 60.',
  ])
})

it('names the slowest system only, and nothing that is gone', () => {
  const slow = { resource: 'own', system: 'a', ms: 30_000 }
  expect(found(slow, { ...slow, system: 'b', ms: 45_000 }, { ...slow, resource: 'gone' })).toEqual([
    '7 start-outlasts-timeout "own" took 45 s to start on "b"; its OnlineTimeout is 20.',
  ])
})
