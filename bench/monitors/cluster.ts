import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { SystemName } from '#lib/model/names.ts'
import { SuiteAgentRunner } from '#server/agents/agent-runner.ts'
import type { AgentSuite } from '#server/agents/suite/agent-suite.ts'
import { SshTransport } from '#server/transport/ssh/ssh-transport.ts'
import { systemClock, systemRandom } from '#server/wiring/real-world.ts'
import { typesText } from '../cluster/generated-cluster.ts'
import type { BenchSystem } from './system.ts'

/** The cluster of a main.cf; throws when the bench wrote what the verifier refuses. */
export const clusterOf = (text: string): Configuration => {
  const { configuration, problems } = loadConfiguration([
    { name: 'main.cf', text },
    { name: 'types.cf', text: typesText() },
  ])
  if (!configuration) throw new Error(`the main.cf of the bench is not sound: ${JSON.stringify(problems[0])}`)
  return configuration
}

export type Ways = {
  readonly transport: SshTransport
  readonly runner: SuiteAgentRunner
  readonly close: () => Promise<void>
}

/**
 * Contacts every system as the engine does: all of them are the one OpenSSH server, each with a suite of its own.
 * `parallel`: entry points at once on one system, where not as many as the engine has.
 */
export const contact = (
  { target }: BenchSystem,
  systems: readonly SystemName[],
  suite: AgentSuite,
  suiteDirectory: (system: SystemName) => string,
  parallel?: number,
): Ways => {
  const transport = new SshTransport({ target: () => target, clock: systemClock, agentSocket: null })
  const runner = new SuiteAgentRunner({
    systems,
    transport,
    clock: systemClock,
    random: systemRandom,
    log: { write: () => undefined },
    suite,
    engine: 'bench',
    unseal: () => null,
    suiteDirectory,
    ...(parallel !== undefined && { parallel }),
  })
  const close = async (): Promise<void> => {
    await runner.close()
    await transport.close()
  }
  return { transport, runner, close }
}

/** Resolves when all systems answer. */
export const allAnswer = (runner: SuiteAgentRunner, systems: readonly SystemName[]): Promise<void> => {
  const missing = new Set(systems)
  return new Promise((resolve, reject) => {
    const stop = runner.onContact((heard) => {
      if (heard.kind === 'silent') reject(new Error(heard.failure.text))
      missing.delete(heard.system)
      if (missing.size > 0) return
      resolve()
      queueMicrotask(() => stop())
    })
  })
}
