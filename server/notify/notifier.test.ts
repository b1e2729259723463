import { afterEach, beforeEach, expect, test } from 'vitest'
import { association, scalar } from '#lib/model/attribute-value.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { attributeName, groupName, resourceName, systemName, typeName } from '#lib/model/names.ts'
import { cluster } from '#lib/policy/testing/cluster-builder.ts'
import { exited, World } from '#lib/policy/testing/world.ts'
import { MailServers } from '#server/proof/testing/mail-servers.ts'
import { reachFromHere } from '#server/transport/reach-from-here.ts'
import { realClock } from '#server/transport/testing/clock.ts'
import { VirtualClock } from '#server/sim/virtual-clock.ts'
import { deliverBySmtp } from './deliver.ts'
import { Notifier, type NotifierRecord } from './notifier.ts'

const [web, ntfr] = [groupName('web'), resourceName('ntfr')]
const a = systemName('a')

/** A group with a service, and one with a NotifierMngr that is set as main.cf would have it. */
const withNotifier = (
  smtpServer: string,
  recipients: readonly (readonly [string, string])[],
  queue = '30',
): Configuration => {
  const built = cluster({
    web: { systems: ['a', 'b'], resources: { httpd: [] } },
    ClusterService: { systems: ['a', 'b'], resources: { ntfr: [] } },
  })
  const type = typeName('NotifierMngr')
  const [model] = Object.values(built.types)
  const declare = (name: string, dimension: 'scalar' | 'association') => [
    name,
    { name: attributeName(name), valueType: 'str', dimension, temporary: false, default: null },
  ]
  const declarations = Object.fromEntries([
    declare('SmtpServer', 'scalar'),
    declare('SmtpRecipients', 'association'),
    declare('MessagesQueue', 'scalar'),
  ])
  const attributes = {
    SmtpServer: { everywhere: scalar(smtpServer) },
    SmtpRecipients: { everywhere: association(recipients) },
    MessagesQueue: { everywhere: scalar(queue) },
  }
  const resource = built.resources[ntfr]
  if (!model || !resource) throw new Error('the sketch has no resource')
  return {
    ...built,
    types: { ...built.types, [type]: { ...model, name: type, declarations } },
    resources: { ...built.resources, [ntfr]: { ...resource, type, attributes } },
  }
}

let servers: MailServers
let world: World
let record: NotifierRecord
let lines: string[]
let notifier: Notifier
let told: number
let listener: (revision: number, decisions: World['decisions']) => void

const begin = (configuration: Configuration): void => {
  told = 0
  listener = () => undefined
  world = new World(configuration, (_before, { decisions, state }) => {
    listener(state.revision, decisions.slice(told))
    told = decisions.length
  })
  world.connect('a', 'b')
  world.pass(2)
}

/** A life of the notifier; `clock` for its pauses. */
const live = (clock: VirtualClock | typeof realClock = realClock): void => {
  notifier = new Notifier({
    cluster: 'demo',
    state: () => world.state,
    follow(next) {
      listener = next
      return () => (listener = () => undefined)
    },
    since: (revision) =>
      world.decisions.filter(({ id }) => Number(id.replace('event:', '').split('.')[0]) > revision),
    memory: { read: () => record, write: (next) => void (record = next) },
    deliver: deliverBySmtp((_from, address, port) => reachFromHere(address, port), realClock),
    note: (text) => void lines.push(text),
    clock,
    log: { write: (_level, message) => void lines.push(message) },
  })
}

beforeEach(async () => {
  servers = new MailServers()
  await servers.serve('smtp')
  record = { handled: null, waiting: [], sent: 0, dropped: 0 }
  lines = []
})
afterEach(async () => {
  await notifier.close()
  await servers.close()
})

const smtp = () => `127.0.0.1:${servers.portOf('smtp')}`
const online = (group: string) => {
  world.ask({ kind: 'group.online', group: groupName(group), system: a })
  world.pass(5)
}
const subjects = (user: string): string[] =>
  servers.store.messages(user).flatMap(({ text }) => /^Subject: (.*)$/m.exec(text)?.[1] ?? [])
const all = [
  ['ops@b', 'Information'],
  ['boss@b', 'SevereError'],
  ['duty@b', 'Error'],
] as const
const fault = () => {
  world.behave('online httpd@a', exited(1))
  world.running.delete('httpd@a')
  world.pass(400)
}

test('each recipient gets what is at least as severe as it asked for, once', async () => {
  begin(withNotifier(smtp(), all))
  live()
  online('ClusterService')
  online('web')
  fault()
  await expect
    .poll(() => subjects('duty'))
    .toContain('[Error] Resource has faulted: httpd on a (cluster demo)')
  await expect.poll(() => notifier.standing.waiting).toBe(0)
  expect(subjects('duty').every((subject) => /^\[(Error|SevereError)\]/.test(subject))).toBe(true)
  expect(subjects('boss').every((subject) => subject.startsWith('[SevereError]'))).toBe(true)
  expect(subjects('ops')).toContain('[Information] Group is online: web on a (cluster demo)')
  const ids = servers.store.messages('ops').map(({ text }) => /^Message-ID: (.*)$/m.exec(text)?.[1])
  expect(new Set(ids).size).toBe(ids.length)
  const [{ text = '' } = {}] = servers.store.messages('duty')
  const body = Buffer.from(text.split('\r\n\r\n')[1] ?? '', 'base64').toString('utf8')
  expect(body).toMatch(/Resource: httpd\r\nSystem: {3}a\r\nTime: {5}\d{4}-/)
  expect(notifier.standing).toMatchObject({ resource: 'ntfr', system: 'a', dropped: 0, failure: null })
})

test('while its resource is not online they wait, the newest of them, and none is lost unseen', async () => {
  begin(withNotifier(smtp(), [['ops@b', 'Information']], '2'))
  live()
  online('web')
  for (const group of ['web', 'web', 'web']) {
    world.ask({ kind: 'group.offline', group: groupName(group), system: a })
    world.pass(5)
    online(group)
  }
  expect(subjects('ops')).toEqual([])
  const { waiting, dropped, system } = notifier.standing
  expect({ waiting, system }).toEqual({ waiting: 2, system: null })
  expect(dropped).toBeGreaterThan(0)
  expect(lines).toContain('More notifications wait than MessagesQueue: the oldest are given up.')
  online('ClusterService')
  await expect.poll(() => subjects('ops').length).toBe(2)
})

test('after a restart what happened meanwhile is told, and nothing twice', async () => {
  begin(withNotifier(smtp(), [['ops@b', 'Information']]))
  live()
  online('ClusterService')
  online('web')
  await expect.poll(() => notifier.standing.waiting).toBe(0)
  const before = subjects('ops')
  await notifier.close()
  world.ask({ kind: 'group.offline', group: web, system: a })
  world.pass(5)
  live()
  await expect
    .poll(() => subjects('ops').slice(before.length))
    .toEqual(['[Information] Group is offline: web on a (cluster demo)'])
  await notifier.close()
  live()
  await expect.poll(() => notifier.standing.waiting).toBe(0)
  expect(subjects('ops')).toHaveLength(before.length + 1)
})

test('a refusal for now is tried again with pauses, then given up and counted; the engine never waits', async () => {
  servers.isFull = true
  begin(withNotifier(smtp(), [['ops@b', 'Information']]))
  const clock = new VirtualClock(0)
  live(clock)
  online('ClusterService')
  await expect.poll(() => notifier.standing.failure?.text).toMatch(/452 4\.3\.1/)
  expect(lines.filter((line) => line.startsWith('A notification cannot be sent'))).toHaveLength(1)
  servers.isFull = false
  await expect
    .poll(async () => {
      await clock.runFor(300_000)
      return notifier.standing
    })
    .toMatchObject({ waiting: 0, failure: null })
  expect(subjects('ops').length).toBeGreaterThan(0)
})

test('nobody is told of what was before, and nothing of a cluster without a notifier', async () => {
  begin(cluster({ web: { systems: ['a', 'b'], resources: { httpd: [] } } }))
  live()
  online('web')
  expect(record).toMatchObject({ handled: null, waiting: [] })
  expect(notifier.standing).toMatchObject({ resource: null, waiting: 0 })
  await notifier.close()
  begin(withNotifier(smtp(), [['ops@b', 'Information']]))
  online('web')
  live()
  expect(record.waiting).toEqual([])
  expect(record.handled).toBe(world.state.revision)
})

test('what cannot be used is said', () => {
  begin(
    withNotifier('a b', [
      ['ops@b', 'Loud'],
      ['nobody', 'Error'],
    ]),
  )
  live()
  expect(notifier.standing.problems).toEqual([
    'SmtpServer: is no name of a host.',
    'SmtpRecipients: Loud of ops@b is none of Information, Warning, Error, SevereError.',
    'SmtpRecipients: nobody is no mail address.',
  ])
})
