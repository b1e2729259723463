import { afterEach, beforeEach, expect, test } from 'vitest'
import { groupName, systemName, type SystemName } from '#lib/model/names.ts'
import { isSealed } from '#lib/model/secrets.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { cluster } from '#lib/policy/testing/cluster-builder.ts'
import { World } from '#lib/policy/testing/world.ts'
import type { MailFlowResult } from '#lib/wire/mail-flow/mail-flow.ts'
import { secretBox } from '#server/store/secrets/secret-box.ts'
import { reachFromHere } from '#server/transport/reach-from-here.ts'
import { fixedRandom, realClock } from '#server/transport/testing/clock.ts'
import type { ClusterView } from './cluster-view.ts'
import { MailFlowProofs, type KeptProof } from './mail-flow-proofs.ts'
import type { Reached } from './prove.ts'
import { MailServers } from './testing/mail-servers.ts'

const mail = groupName('mail')
const [a, b] = [systemName('a'), systemName('b')]
const onlineOn = (system: SystemName): Intent => ({ kind: 'group.online', group: mail, system })

let servers: MailServers
let world: World
let flows: MailFlowProofs
let kept: Record<string, KeptProof>
let lines: string[]
/** Who was asked to look, and those who cannot. */
let asked: (string | null)[]
let unable: readonly string[]

const reach = async (from: SystemName | null, address: string, port: number): Promise<Reached> => {
  asked.push(from)
  if (from !== null && unable.includes(from)) return { kind: 'unable', text: `${from} refused it.` }
  return reachFromHere(address, port)
}

beforeEach(async () => {
  servers = new MailServers()
  ;[kept, lines, asked, unable] = [{}, [], [], []]
  let told = 0
  let listener: Parameters<ClusterView['follow']>[0] = () => undefined
  world = new World(
    cluster({ mail: { systems: ['a', 'b'], resources: { store: [] } } }),
    (_before, { decisions }) => {
      listener(decisions.slice(told))
      told = decisions.length
    },
  )
  flows = new MailFlowProofs({
    view: {
      cluster: 'demo',
      state: () => world.state,
      follow(next) {
        listener = next
        return () => (listener = () => undefined)
      },
      note: ({ severity, text }) => void lines.push(`${severity} ${text}`),
    },
    memory: {
      read: () => kept,
      write(group, proof) {
        const { [group]: _replaced, ...others } = kept
        kept = proof ? { ...others, [group]: proof } : others
      },
    },
    reach,
    secrets: secretBox(Buffer.alloc(32, 9)),
    clock: realClock,
    random: fixedRandom,
    log: { write: (_level, message) => void lines.push(message) },
  })
  await servers.serve('smtp', 'imap')
  world.connect('a', 'b')
})
afterEach(async () => {
  await flows.close()
  await servers.close()
})

const configure = (limitS = 5) =>
  flows.configure('mail', servers.setting('imap', 'proof@b', limitS), 's3cret')

/** The newest result, once nothing is under way. */
const result = async (): Promise<MailFlowResult | undefined> => {
  await expect.poll(() => flows.all()[0]?.running, { interval: 20 }).toBeNull()
  return flows.all()[0]?.results[0]
}

test('a group that has come online is proved from another system, each time', async () => {
  configure()
  world.ask(onlineOn(a))
  world.pass(5)
  expect(flows.all()).toMatchObject([{ group: 'mail', passwordSet: true, running: { system: 'a' } }])
  expect(await result()).toMatchObject({ system: 'a', from: 'b', user: null, outcome: { kind: 'found' } })
  expect(new Set(asked)).toEqual(new Set(['b']))
  world.ask({ kind: 'group.switch', group: mail, to: b })
  world.pass(10)
  expect(await result()).toMatchObject({ system: 'b', from: 'a', outcome: { kind: 'found', cleared: 0 } })
  expect(lines).toMatchObject(
    [
      /^INFO Mail flows in group mail on a: found after \d\.\d s \(seen from b\)\.$/,
      /^INFO Mail flows in group mail on b: found after \d\.\d s \(seen from a\)\.$/,
    ].map((line) => expect.stringMatching(line)),
  )
})

test('it changes nothing: the same happens with a failing proof and without one', async () => {
  const without = world
  without.ask(onlineOn(a))
  without.pass(5)
  const before = without.state
  servers.isFull = true
  configure(0.3)
  expect(flows.prove('mail', 'kim')).toEqual({ kind: 'begun' })
  expect(await result()).toMatchObject({ user: 'kim', outcome: { kind: 'failed', step: 'sending' } })
  expect(without.state).toBe(before)
  expect(lines).toEqual([
    expect.stringMatching(
      /^WARNING Mail does not flow in group mail on a \(seen from b, asked by kim\): .* 452 /,
    ),
  ])
})

test('the next one looks where one cannot; the system itself comes last', async () => {
  configure()
  unable = ['b']
  world.ask(onlineOn(a))
  world.pass(5)
  expect(await result()).toMatchObject({ from: 'a', outcome: { kind: 'found' } })
  unable = ['a', 'b']
  flows.prove('mail', 'kim')
  expect(await result()).toMatchObject({ outcome: { kind: 'untried', text: 'a refused it.' } })
  expect(lines.at(-1)).toMatch(/^NOTICE Whether mail flows in group mail on a is not known: a refused it\.$/)
})

test('a group that leaves meanwhile is not judged; the proof where it arrives follows', async () => {
  configure()
  servers.isHung = true
  world.ask(onlineOn(a))
  world.pass(5)
  world.ask({ kind: 'group.switch', group: mail, to: b })
  servers.isHung = false
  world.pass(10)
  expect(await result()).toMatchObject({ system: 'b', outcome: { kind: 'found' } })
  expect(flows.all()[0]?.results[1]).toMatchObject({
    system: 'a',
    outcome: { kind: 'untried', text: 'Group mail left a meanwhile.' },
  })
})

test('asking is refused where nothing is set, nothing is online, or one is under way', async () => {
  const reasons = () => {
    const answer = flows.prove('mail', 'kim')
    return answer.kind === 'refused' ? answer.reasons.map(({ text }) => text) : []
  }
  expect(reasons()).toEqual(['It is not set how mail flow of mail is proved.'])
  configure()
  expect(reasons()).toEqual(['Group mail is not online on any system.'])
  world.ask(onlineOn(a))
  world.pass(5)
  expect(reasons()).toEqual(['A proof of mail is under way.'])
  expect(await result()).toBeDefined()
})

test('the password is sealed, stays when none is given, and goes with the rest', async () => {
  configure()
  const sealed = kept['mail']?.password ?? ''
  expect(isSealed(sealed)).toBe(true)
  flows.configure('mail', servers.setting('pop', 'proof@b', 5), null)
  expect(kept['mail']?.password).toBe(sealed)
  expect(JSON.stringify(flows.all())).not.toContain(sealed)
  flows.configure('mail', null, null)
  expect(flows.all()).toEqual([])
})

test('only the last twenty results are kept, and none is made without a password', async () => {
  flows.configure('mail', servers.setting('imap', 'proof@b', 5), null)
  world.ask(onlineOn(a))
  world.pass(5)
  expect(await result()).toMatchObject({
    outcome: { kind: 'untried', text: 'No password is set for the mailbox.' },
  })
  for (let count = 0; count < 21; count += 1) {
    flows.prove('mail', `kim${count}`)
    await result()
  }
  expect(flows.all()[0]?.results.map(({ user }) => user)).toEqual(
    Array.from({ length: 20 }, (_none, index) => `kim${20 - index}`),
  )
})
