import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { groupStateOn } from '#lib/model/group-state.ts'
import { groupName, systemName } from '#lib/model/names.ts'
import type { ClusterState, SystemContact } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { ClusterDriver } from '#server/drivers/cluster-driver.ts'
import { loadSuite } from '#server/agents/suite/agent-suite.ts'
import { secretBox } from '#server/store/secrets/secret-box.ts'
import { readConfigurationFiles } from '#server/wiring/cluster-files.ts'
import { systemClock, systemRandom } from '#server/wiring/real-world.ts'
import { startCluster } from '#server/wiring/start-cluster.ts'
import { cluster, type RealSystem } from '../layout.ts'

const house = fileURLToPath(new URL('../../../', import.meta.url))
const group = groupName('Mail')

/** The engine of cluster `real` in this process: real clock, real OpenSSH, real agents, real fence. */
export class RealEngine {
  readonly #driver: ClusterDriver
  #requests = 0

  private constructor(driver: ClusterDriver) {
    this.#driver = driver
  }

  static async start(dataDirectory: string): Promise<RealEngine> {
    const log = join(dataDirectory, 'engine.log')
    const started = await startCluster({
      cluster,
      directory: join(dataDirectory, 'clusters', cluster),
      suite: await loadSuite(join(house, 'agents')),
      engineName: 'real-lab',
      agentSocket: null,
      bundledTypes: readConfigurationFiles(join(house, 'types')),
      secrets: secretBox(randomBytes(32)),
      clock: systemClock,
      random: systemRandom,
      log: {
        write: (level, message, fields) =>
          appendFileSync(log, `${level} ${message} ${JSON.stringify(fields ?? {})}\n`),
      },
      onFailure(error) {
        throw error
      },
    })
    if (started.kind === 'not-loaded') throw new Error(started.message)
    return new RealEngine(started.driver)
  }

  get state(): ClusterState {
    return this.#driver.snapshot().state
  }

  contact(system: RealSystem): SystemContact {
    const known = this.state.systems[systemName(system)]
    if (known === undefined) throw new Error(`the engine knows no ${system}`)
    return known.contact
  }

  /** State of the group on a system, as a person reads it. */
  on(system: RealSystem): string {
    return groupStateOn(this.state, group, systemName(system)).join('|')
  }

  ask(intent: Intent): void {
    this.#requests += 1
    const answer = this.#driver.submit({ intent, user: 'kim', requestId: `real-${this.#requests}` })
    if (answer.kind !== 'accepted') throw new Error(`${intent.kind}: ${JSON.stringify(answer)}`)
  }

  switchTo(system: RealSystem): void {
    this.ask({ kind: 'group.switch', group, to: systemName(system) })
  }

  /** The engine's own log, newest first: for a failure's message. */
  told(): string {
    return this.#driver
      .decisions({ limit: 40 })
      .map(({ severity, text }) => `${severity} ${text}`)
      .join('\n')
  }

  close(): Promise<void> {
    return this.#driver.close()
  }
}
