import type { SystemName } from '#lib/model/names.ts'
import type { TriggerName } from '#lib/model/triggers.ts'
import type { TriggerOutcome } from '#lib/policy/event.ts'
import type { TriggerRequest } from '#server/ports.ts'
import type { Hardware } from '../hardware.ts'
import type { VirtualClock } from '../virtual-clock.ts'

/** How a trigger script of a simulated system goes. */
export type TriggerConduct = {
  readonly durationMs: number
  readonly hangs: boolean
  readonly exitCode: number
  readonly output: string
}

/** The trigger scripts of simulated systems: there are none until they are put there. */
export class TriggerScripts {
  /** Told when a script begins. */
  onRun: (request: TriggerRequest) => void = () => undefined
  private readonly clock: VirtualClock
  private readonly hardware: Hardware
  private readonly scripts = new Map<string, TriggerConduct>()

  constructor(clock: VirtualClock, hardware: Hardware) {
    this.clock = clock
    this.hardware = hardware
  }

  put(trigger: TriggerName, system: SystemName, conduct: TriggerConduct): void {
    this.scripts.set(`${trigger}@${system}`, conduct)
  }

  remove(trigger: TriggerName, system: SystemName): void {
    this.scripts.delete(`${trigger}@${system}`)
  }

  /** Runs the script if there is one; what its runner's end has ended never answers. */
  run(request: TriggerRequest, end: (outcome: TriggerOutcome) => void): void {
    const { system, trigger, timeoutMs } = request
    const conduct = this.scripts.get(`${trigger}@${system}`)
    if (!conduct) return end({ kind: 'missing' })
    this.onRun(request)
    const { hangs, durationMs, exitCode, output } = conduct
    const machine = this.hardware.machine(system)
    const { runnerLife } = machine
    const tooLong = hangs || durationMs > timeoutMs
    this.clock.after(tooLong ? timeoutMs : durationMs, () => {
      if (machine.runnerLife !== runnerLife) return
      end(tooLong ? { kind: 'timedOut', output } : { kind: 'exited', code: exitCode, output })
    })
  }
}
