import { basename } from 'node:path'
import type { SystemName } from '#lib/model/names.ts'
import type { FenceOutcome } from '#lib/policy/event.ts'
import type { Clock, Fence, Log } from '#server/ports.ts'
import { runFenceAction, type FenceAction, type FenceDevice } from './fence-program.ts'

export type ProgramFenceOptions = {
  /** Asked anew at each use; null when the system has no fence. */
  readonly device: (system: SystemName) => FenceDevice | null
  readonly clock: Clock
  readonly log: Log
  /** For each action. Default 60 000. */
  readonly timeoutMs?: number
}

/** Exit codes of `action=status` in the fence-agents contract. */
const statusOn = 0
const statusOff = 2

/** Fencing by the fence-agents' command-line contract. */
export class ProgramFence implements Fence {
  readonly #options: ProgramFenceOptions

  constructor(options: ProgramFenceOptions) {
    this.#options = options
  }

  /** Switches off, then asks. Only when the device itself says off is the answer `off`. */
  off(system: SystemName): Promise<FenceOutcome> {
    return this.#switch(system, 'off', statusOff)
  }

  /** Switches on, then asks. Null when the device says on, else why it is not known to be. */
  async on(system: SystemName): Promise<string | null> {
    const outcome = await this.#switch(system, 'on', statusOn)
    if (outcome.kind === 'off') return null
    return outcome.kind === 'failed' ? outcome.reason : `${system} has no fence configured`
  }

  async #switch(system: SystemName, action: 'on' | 'off', wanted: number): Promise<FenceOutcome> {
    const device = this.#options.device(system)
    if (device === null) return { kind: 'notConfigured' }
    const refused = (await this.#ask(device, action, 0)) ?? (await this.#ask(device, 'status', wanted))
    // Told by the name an administrator knows the agent by; where the program lies is in the connections.
    const outcome: FenceOutcome =
      refused === null
        ? { kind: 'off', device: basename(device.program) }
        : { kind: 'failed', reason: refused }
    this.#options.log.write(refused === null ? 'info' : 'error', `fence ${action} of ${system}`, {
      system,
      program: device.program,
      reason: refused,
    })
    return outcome
  }

  async #ask(device: FenceDevice, action: FenceAction, wanted: number): Promise<string | null> {
    const { clock, timeoutMs = 60_000 } = this.#options
    const answer = await runFenceAction(device, action, { clock, timeoutMs })
    if (answer.kind === 'failed') return answer.reason
    if (answer.code === wanted) return null
    return action === 'status'
      ? `${device.program} does not report the wanted power state (status exit code ${answer.code}, ${wanted} wanted)`
      : `${device.program} failed at ${action} (exit code ${answer.code})`
  }
}
