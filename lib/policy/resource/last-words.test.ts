import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import type { EntryPointOutcome } from '../event.ts'
import { cluster } from '../testing/cluster-builder.ts'
import { World } from '../testing/world.ts'
import { lastWords } from './last-words.ts'

const saying = (output: string, code = 1): EntryPointOutcome => ({
  kind: 'exited',
  code,
  verdict: { kind: 'none' },
  output,
})

describe('last words', () => {
  it.each([
    ['', ''],
    ['\n \n', ''],
    ['mounting\ndone\n', 'done.'],
    ['VCS ERROR V-16-1 no disk\nleaving\n', 'VCS ERROR V-16-1 no disk.'],
    ['ERROR one\nWARNING two\nERROR three', 'WARNING two; ERROR three.'],
    ['tab\there\u001b[31m red', 'tab here [31m red.'],
    ['no ERRORS here!', 'no ERRORS here!'],
  ])('of %j are %j', (output, words) => {
    expect(lastWords(saying(output))).toBe(words)
  })

  it('are never longer than a log line bears', () => {
    expect(lastWords(saying('x'.repeat(5000)))).toHaveLength(300)
  })

  it('of an answer that never came are none', () => {
    expect(lastWords({ kind: 'lost', reason: 'gone' })).toBe('')
  })
})

describe('the log tells what the agent said', () => {
  const begin = (attributes = {}) =>
    new World(
      cluster({
        g: {
          systems: ['a', 'b'],
          resources: { mnt: [] },
          resourceAttributes: { mnt: { OnlineWaitLimit: 0, ...attributes } },
        },
      }),
    ).connect('a', 'b')
  const online = (world: World) => {
    world.ask({ kind: 'group.online', group: groupName('g'), system: systemName('a') })
    return world
  }
  const busy = 'VCS ERROR V-16-10001-2422 Mount:mnt:online:/dev/x is mounted at /y\n'
  const texts = (world: World) => world.decisions.map(({ text }) => text)

  it('when online ends with a code, and again when nothing came of it', () => {
    const world = online(begin().behave('online mnt@a', saying(busy))).pass(10)
    expect(texts(world)).toContain(
      'Online of mnt on a exited 1: VCS ERROR V-16-10001-2422 Mount:mnt:online:/dev/x is mounted at /y.',
    )
    expect(world.said(13066)[0]?.text).toMatch(/still offline after OnlineWaitLimit = 0 monitors: VCS ERROR/)
  })

  it('when online is killed for its time', () => {
    const world = begin().behave('online mnt@a', { kind: 'timedOut', output: 'waiting for the array' })
    expect(online(world).pass(10).said(13065)[0]?.text).toMatch(
      /OnlineTimeout = 300 s: waiting for the array\. Calling clean/,
    )
  })

  it('when offline has no effect and clean fails', () => {
    const world = online(begin()).pass(10)
    world
      .behave('offline mnt@a', saying('WARNING busy', 0))
      .behave('clean mnt@a', saying('ERROR cannot kill'))
    world.ask({ kind: 'group.offline', group: groupName('g'), system: systemName('a') })
    world.pass(10)
    expect(world.said(13064)[0]?.text).toMatch(/still online after offline .*: WARNING busy\. Calling clean/)
    expect(world.said(13069)[0]?.text).toMatch(
      /^Clean of mnt on a exited 1: ERROR cannot kill\. mnt is UNABLE/,
    )
  })

  it('when a monitor finds what starts a fault, and not while all is well', () => {
    const said: EntryPointOutcome = {
      kind: 'exited',
      code: 100,
      verdict: { kind: 'offline' },
      output: 'VCS WARNING V-16-1 no imapd runs',
    }
    const world = online(begin()).pass(100)
    const before = world.decisions.length
    world.pass(300)
    expect(world.decisions).toHaveLength(before)
    world.kill('mnt@a').behave('monitor mnt@a', said).pass(100)
    const seen = world.decisions.find(({ text }) => text.includes('no imapd runs'))
    expect(seen?.text).toBe('Monitor of mnt on a exited 100 (offline): VCS WARNING V-16-1 no imapd runs.')
    expect(seen?.severity).toBe('WARNING')
  })
})
