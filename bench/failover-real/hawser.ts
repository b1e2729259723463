import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { groupName } from '#lib/model/names.ts'
import { cluster, deskAddress, systems, type RealSystem } from '#lab/real/layout.ts'
import { untilTrue } from '#lab/real/run.ts'
import { RealEngine } from '#lab/real/testing/real-engine.ts'
import { owner, type Contestant } from './contestant.ts'
import { fenceProgram, type FenceRelay } from './fence-relay.ts'

/** As long as the token of the other cluster. */
export const heartbeat = { intervalMs: 100, unanswered: 4 } as const
const group = groupName('Mail')
const patienceMs = 120_000

type ConnectionsFile = { systems: Record<string, { fence: unknown }>; heartbeat?: unknown }

/** The lab's connections, with the fence agent of both clusters and a heartbeat like the other's. */
const writeConnections = (dataDirectory: string, relay: FenceRelay): void => {
  const file = join(dataDirectory, 'clusters', cluster, 'connections.json')
  const connections = JSON.parse(readFileSync(file, 'utf8')) as ConnectionsFile
  for (const [system, connection] of Object.entries(connections.systems)) {
    const options = { plug: system, ip: deskAddress, ipport: String(relay.port) }
    connection.fence = { program: fenceProgram, options }
  }
  writeFileSync(file, JSON.stringify({ ...connections, heartbeat }))
}

/** The engine of this process, over OpenSSH, with the agents of the suite. */
export const hawser = (dataDirectory: string, relay: FenceRelay): Contestant => {
  let engine: RealEngine | null = null
  const running = (): RealEngine => {
    if (engine === null) throw new Error('the engine does not run')
    return engine
  }
  const isAtRest = (): boolean =>
    systems.every((system) => running().contact(system).kind === 'connected') &&
    systems.every((system) => running().on(system) === (system === owner() ? 'ONLINE' : 'OFFLINE')) &&
    owner() !== null
  const settled = (): Promise<void> =>
    untilTrue(isAtRest, { withinMs: patienceMs, sentence: 'the group is not at rest under Hawser' })
  return {
    name: 'Hawser',
    detection: `${heartbeat.unanswered} pings of the runner, ${heartbeat.intervalMs} ms apart, unanswered`,
    async start() {
      writeConnections(dataDirectory, relay)
      engine = await RealEngine.start(dataDirectory)
      await settled()
    },
    move: (to) => Promise.resolve(running().switchTo(to)),
    settled,
    rejoin: () => Promise.resolve(),
    async stop() {
      const system: RealSystem | null = owner()
      if (system !== null) {
        running().ask({ kind: 'group.offline', group, system: 'all' })
        const sentence = 'the group is not stopped under Hawser'
        await untilTrue(() => owner() === null, { withinMs: patienceMs, sentence })
        await untilTrue(() => running().on(system) === 'OFFLINE', { withinMs: patienceMs, sentence })
      }
      await engine?.close()
      engine = null
    },
    told: () => Promise.resolve(engine?.told() ?? ''),
  }
}
