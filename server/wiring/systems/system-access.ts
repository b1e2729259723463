import { join } from 'node:path'
import { namesOf, systemName } from '#lib/model/names.ts'
import type { SystemName } from '#lib/model/names.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { SuiteAgentRunner } from '#server/agents/agent-runner.ts'
import { Connections } from '#server/agents/connections.ts'
import { ProgramFence } from '#server/agents/fencing/fence.ts'
import type { AgentSuite } from '#server/agents/suite/agent-suite.ts'
import type { Clock, Log, Random, SecretBox, SystemFiles } from '#server/ports.ts'
import { SshTransport } from '#server/transport/ssh/ssh-transport.ts'
import type { Reached } from '#server/transport/transport.ts'
import type { NotLoaded } from '../first/first-configuration.ts'
import { systemFilesOver } from './system-files.ts'

export type AccessOptions = {
  readonly directory: string
  readonly cluster: string
  readonly configuration: Configuration
  readonly suite: AgentSuite
  /** Names this engine to the systems, the same over all its lives. */
  readonly engineName: string
  readonly agentSocket: string | null
  readonly secrets: SecretBox
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** Everything that leads from one cluster's engine to its systems. */
export type SystemAccess = {
  readonly runner: SuiteAgentRunner
  readonly files: SystemFiles
  /** The configuration directory to watch, as connections.json names it. */
  readonly watch: { readonly system: SystemName; readonly directory: string } | null
  readonly fence: ProgramFence
  /** A stream to a TCP service as that system reaches it. */
  readonly reach: (from: SystemName, address: string, port: number) => Promise<Reached>
  readonly describeSystem: (system: SystemName) => {
    readonly address: string
    readonly fenceConfigured: boolean
  }
  /** Pins the key and contacts the system again. */
  readonly trustHostKey: (system: SystemName, fingerprint: string) => void
  /** Closed after the runner. */
  readonly close: () => Promise<void>
}

export type OpenedAccess =
  | { readonly kind: 'open'; readonly access: SystemAccess }
  | { readonly kind: 'not-loaded'; readonly why: NotLoaded }

/** Reads the cluster's connections.json and begins to contact its systems. */
export async function openAccess(options: AccessOptions): Promise<OpenedAccess> {
  const { directory, cluster, clock, random, log, suite } = options
  const loaded = await Connections.load(join(directory, 'connections.json'))
  if (!loaded.ok) {
    const sentences = loaded.problems.map(({ at, text }) => (at === '' ? text : `${at}: ${text}`))
    const message = `The connections.json of cluster ${cluster} cannot be used. ${sentences.join('; ')}.`
    return { kind: 'not-loaded', why: { message, problems: [] } }
  }
  const { connections } = loaded
  const transport = new SshTransport({
    target: (system) => connections.of(system),
    clock,
    agentSocket: options.agentSocket,
  })
  const runner = new SuiteAgentRunner({
    systems: namesOf(options.configuration.systems),
    transport,
    clock,
    random,
    log,
    suite,
    engine: options.engineName,
    pingIntervalMs: connections.heartbeat.intervalMs,
    pingsUnanswered: connections.heartbeat.unanswered,
    unseal: (sealed) => options.secrets.unseal(sealed),
    suiteDirectory: (system) => connections.of(system)?.suiteDirectory ?? '.hawser/agents',
  })
  const access: SystemAccess = {
    runner,
    files: systemFilesOver(transport),
    watch: connections.watch && { ...connections.watch, system: systemName(connections.watch.system) },
    fence: new ProgramFence({ device: (system) => connections.of(system)?.fence ?? null, clock, log }),
    async reach(from, address, port) {
      const connected = await transport.connect(from)
      if (connected.ok) return connected.value.reach(address, port)
      return { kind: 'unable', text: connected.failure.text }
    },
    describeSystem(system) {
      const known = connections.of(system)
      const address = known ? `${known.address}:${known.port}` : 'not configured'
      return { address, fenceConfigured: known !== null && known.fence !== null }
    },
    trustHostKey(system, fingerprint) {
      connections.trustHostKey(system, fingerprint).catch((error: unknown) => {
        log.write('error', 'a trusted host key could not be written to connections.json', {
          cluster,
          system,
          error: String(error),
        })
      })
      runner.retryNow(system)
    },
    close: () => transport.close(),
  }
  return { kind: 'open', access }
}
