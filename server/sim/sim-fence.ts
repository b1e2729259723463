import type { SystemName } from '#lib/model/names.ts'
import type { FenceOutcome } from '#lib/policy/event.ts'
import type { Clock, Fence } from '#server/ports.ts'

export type FenceMode = 'works' | 'fails' | 'is not configured'

const usualSwitchingMs = 5000

/** The power switch of the simulated systems. */
export class SimFence implements Fence {
  mode: FenceMode = 'is not configured'
  /** How long the device takes to switch. */
  switchingMs = usualSwitchingMs
  /** How long its answer takes besides. */
  answerMs = 0
  private readonly clock: Clock
  private readonly powerOff: (system: SystemName) => void

  constructor(clock: Clock, powerOff: (system: SystemName) => void) {
    this.clock = clock
    this.powerOff = powerOff
  }

  off(system: SystemName): Promise<FenceOutcome> {
    const { mode } = this
    if (mode === 'is not configured') return Promise.resolve({ kind: 'notConfigured' })
    return new Promise((resolve) => {
      this.clock.after(this.switchingMs, () => {
        if (mode === 'works') this.powerOff(system)
        this.clock.after(this.answerMs, () => {
          if (mode === 'works') resolve({ kind: 'off', device: 'fence_sim' })
          else resolve({ kind: 'failed', reason: 'the power switch does not answer' })
        })
      })
    })
  }

  /** As devices usually are. */
  mend(): void {
    this.mode = 'works'
    this.switchingMs = usualSwitchingMs
    this.answerMs = 0
  }
}
