import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { groupStateOn } from '#lib/model/group-state.ts'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import type { ResourceRuntime } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { loadSuite } from '#server/agents/suite/agent-suite.ts'
import type { ClusterDriver } from '#server/drivers/cluster-driver.ts'
import { secretBox } from '#server/store/secrets/secret-box.ts'
import { systemClock, systemRandom } from '#server/wiring/real-world.ts'
import { startCluster } from '#server/wiring/start-cluster.ts'
import { startLab, type Lab } from '#lab/lab.ts'
import { storeConfiguration, type ConfigurationFile } from '#lab/setup/example.ts'

const agents = fileURLToPath(new URL('../../agents', import.meta.url))
const pollMs = 50

/** A real engine over real SSH on the systems of a lab, both in this process. */
export class EngineOnLab {
  readonly lab: Lab
  readonly driver: ClusterDriver
  readonly #dataDirectory: string
  #requests = 0

  private constructor(lab: Lab, driver: ClusterDriver, dataDirectory: string) {
    this.lab = lab
    this.driver = driver
    this.#dataDirectory = dataDirectory
  }

  static async start(files: readonly ConfigurationFile[]): Promise<EngineOnLab> {
    const { configuration, problems } = loadConfiguration(files)
    if (configuration === null) throw new Error(JSON.stringify(problems))
    const dataDirectory = realpathSync(mkdtempSync(join(tmpdir(), 'hawser-lab-')))
    const cluster = String(configuration.cluster.name)
    const directory = join(dataDirectory, 'clusters', cluster)
    storeConfiguration(join(directory, 'config'), files)
    const lab = await startLab({ dataDirectory, configuration })
    const started = await startCluster({
      cluster,
      directory,
      suite: await loadSuite(agents),
      engineName: 'engine-on-lab',
      agentSocket: null,
      bundledTypes: [],
      secrets: secretBox(Buffer.alloc(32, 7)),
      clock: systemClock,
      random: systemRandom,
      log: { write: () => undefined },
      onFailure: (error) => {
        throw error
      },
    })
    if (started.kind === 'not-loaded') throw new Error(started.message)
    return new EngineOnLab(lab, started.driver, dataDirectory)
  }

  async close(): Promise<void> {
    await this.driver.close()
    await this.lab.close()
    rmSync(this.#dataDirectory, { recursive: true, force: true })
  }

  /** Asks as an operator does; throws when it is refused. */
  ask(intent: Intent): void {
    this.#requests += 1
    const answer = this.driver.submit({ intent, user: 'kim', requestId: `request-${this.#requests}` })
    if (answer.kind !== 'accepted') throw new Error(`refused: ${JSON.stringify(answer)}`)
  }

  /** `ONLINE`, `OFFLINE|FAULTED` … */
  groupOn(group: string, system: string): string {
    return groupStateOn(this.driver.snapshot().state, groupName(group), systemName(system)).join('|')
  }

  resourceOn(resource: string, system: string): ResourceRuntime {
    const { state } = this.driver.snapshot()
    const { group } = state.configuration.resources[resourceName(resource)] ?? {}
    const place = group && state.groups[group]?.places[systemName(system)]
    const found = place?.resources[resourceName(resource)]
    if (!found) throw new Error(`no ${resource} on ${system}`)
    return found
  }

  /** What the log says of a resource since a moment, oldest first. */
  said(resource: string, since = 0): string[] {
    const decisions = this.driver.decisions({ limit: 1000 })
    return decisions
      .filter((decision) => decision.resource === resource && decision.at >= since)
      .map(({ text }) => text)
      .toReversed()
  }

  /** Waits for what the engine is to find out or to do. */
  async until(what: string, holds: () => boolean, timeoutMs = 120_000): Promise<void> {
    const endAt = performance.now() + timeoutMs
    while (!holds()) {
      if (performance.now() > endAt) throw new Error(`not within ${timeoutMs} ms: ${what}`)
      await new Promise((resolve) => setTimeout(resolve, pollMs))
    }
  }
}
