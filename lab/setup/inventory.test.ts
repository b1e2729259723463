import { expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { smallConfiguration } from '#lab/testing/small-configuration.ts'
import { mainFileOf, readExample } from './example.ts'
import { inventoryOf } from './inventory.ts'

it('finds hardware and software in the resources', () => {
  const inventory = inventoryOf(smallConfiguration)
  expect(inventory).toMatchObject({
    cluster: 'small',
    systems: [
      { name: 'sysA', nics: ['eth0'] },
      { name: 'sysB', nics: ['eth0'] },
    ],
    disks: [{ name: 'maildg', volumes: ['mailvol'] }],
    routers: ['10.10.10.1'],
  })
  expect(inventory.mountPoints).toContainEqual({ system: 'sysB', path: '/mail' })
})

it('puts the services of all resources of one root together, on the volume above it', () => {
  const messaging = inventoryOf(smallConfiguration).software.find(({ kind }) => kind === 'messaging')
  expect(messaging).toMatchObject({
    root: '/mail/msg',
    volume: { disk: 'maildg', name: 'mailvol', path: 'msg' },
    everySystem: false,
  })
  const ports = messaging?.services.map(({ name, port, address }) => [name, port, address])
  expect(ports).toEqual([
    ['store', 0, null],
    ['sched', 0, null],
    ['watcher', 49994, '10.10.10.20'],
    ['imap', 143, '10.10.10.20'],
    ['pop', 110, '10.10.10.20'],
    ['smtp', 25, '10.10.10.20'],
    ['http', 80, '10.10.10.20'],
  ])
})

it.each(['simple', 'midrange', 'enterprise'])(
  'gives every group of the %s example disks and software of its own',
  (name) => {
    const { configuration } = loadConfiguration(readExample(mainFileOf(name), 5))
    if (configuration === null) throw new Error(`${name} does not load`)
    const inventory = inventoryOf(configuration)
    const groups = Object.keys(configuration.groups)
    expect(inventory.disks.length).toBeGreaterThanOrEqual(groups.length)
    expect(inventory.disks.every(({ volumes }) => volumes.length > 0)).toBe(true)
    expect(inventory.software.every(({ volume }) => volume !== null)).toBe(true)
    expect(inventory.systems.every(({ nics }) => nics.length > 0)).toBe(true)
    const places = inventory.software.map(({ kind, volume }) => `${kind} ${volume?.disk} ${volume?.path}`)
    expect(new Set(places).size).toBe(places.length)
  },
)

it.each([
  ['messaging-server', ['messaging /s1ms/messaging64 s1ms']],
  ['netscape', ['netscape /nsmail/server4/msg-mail nsmaildg']],
  [
    'instant-messaging',
    ['instant-messaging /opt/SUNWiim local', 'instant-messaging-configuration /im/default/config imdg'],
  ],
  ['axigen', ['axigen-program /opt/axigen/bin local', 'axigen /axigen/spool axigendg']],
])('installs the %s example where its guide has it', (name, places) => {
  const { configuration, problems } = loadConfiguration(readExample(mainFileOf(name), 5))
  expect(problems).toEqual([])
  if (configuration === null) throw new Error(`${name} does not load`)
  const { software } = inventoryOf(configuration)
  expect(software.map(({ kind, root, volume }) => `${kind} ${root} ${volume?.disk ?? 'local'}`)).toEqual(
    places,
  )
  const ports = software.flatMap(({ services }) => services.filter(({ address }) => address !== null))
  expect(ports.length).toBeGreaterThan(0)
  expect(ports.every(({ port }) => port > 0)).toBe(true)
})
