import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { resourceOperations } from '#lib/model/attribute-lookup.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { planIntent } from '#lib/planner/plan-intent.ts'
import { can } from '#lib/policy/can.ts'
import type { ScriptedBehaviour } from '../behaviour.ts'
import { isSimulated, SimulatedDiskFailure, type ArmedFailpoints } from '../faults/simulated-failure.ts'
import type { MemoryJournal } from '../journal/memory-journal.ts'
import type { SimWorld } from '../sim-world.ts'
import type { Deed } from './happening.ts'

/** The levers of a simulated world. */
export type Stage = {
  readonly world: SimWorld
  readonly behaviour: ScriptedBehaviour
  readonly journal: MemoryJournal
  readonly failpoints: ArmedFailpoints
}

type DeedOf<Kind extends Deed['kind']> = Extract<Deed, { readonly kind: Kind }>

const deeds: { readonly [Kind in Deed['kind']]: (stage: Stage, deed: DeedOf<Kind>) => void } = {
  cut({ world }, { system, oneWay, forMs }) {
    world.cut(system, oneWay)
    world.clock.after(forMs, () => {
      const isBroken = !world.hardware.reachable(system)
      if (isBroken) world.mend(system)
    })
  },
  powerOff(stage, { system, forMs, confirmedAfterMs }) {
    const { world } = stage
    world.powerOff(system)
    if (confirmedAfterMs !== null) {
      world.clock.after(confirmedAfterMs + 20_000, () => confirmDown(stage, system))
    }
    world.clock.after(forMs, () => {
      if (!world.hardware.machine(system).powered) world.powerOn(system)
    })
  },
  pause({ world }, { system, forMs }) {
    world.pause(system, forMs)
  },
  slow({ world }, { system, factor, forMs }) {
    world.hardware.machine(system).slowness = factor
    world.clock.after(forMs, () => {
      world.hardware.machine(system).slowness = 1
    })
  },
  conduct({ world, behaviour }, { resource, system, entryPoint, change, runs, forMs }) {
    const subject = { resource, system, entryPoint }
    behaviour.set(subject, change, runs)
    world.clock.after(forMs, () => behaviour.reset(subject))
  },
  kill({ world }, { resource, system }) {
    world.kill(resource, system)
  },
  startByHand({ world }, { resource, system }) {
    if (world.hardware.machine(system).powered) world.hardware.startByHand(resource, system)
  },
  fence({ world }, { mode, switchingMs, answerMs, forMs }) {
    Object.assign(world.fence, { mode, switchingMs, answerMs })
    world.clock.after(forMs, () => world.fence.mend())
  },
  engineKilled({ world }) {
    if (world.isEngineAlive) world.killEngine()
  },
  engineDies({ failpoints }, { failpoint, pass }) {
    failpoints.arm(failpoint, pass)
  },
  disk({ world, journal }, { failure, forMs }) {
    journal.breakDown(
      new SimulatedDiskFailure(failure === 'ENOSPC' ? 'the disk is full' : 'the disk reports an error'),
    )
    world.clock.after(forMs, () => journal.mend())
  },
  ask,
  confirmDown(stage, { system, lying }) {
    if (lying || !stage.world.hardware.machine(system).powered) confirmDown(stage, system, lying)
  },
  configure({ world }, { mainCf }) {
    const { configuration } = loadConfiguration([{ name: 'main.cf', text: mainCf }])
    if (configuration && world.isEngineAlive) {
      whileTheEngineMayDie(() => world.engine.take({ kind: 'configurationLoaded', configuration }))
    }
  },
  clock({ world }, { byMs }) {
    world.clock.jump(byMs)
  },
}

/** Does it, now. */
export function perform(stage: Stage, deed: Deed): void {
  const act = deeds[deed.kind] as (stage: Stage, deed: Deed) => void
  act(stage, deed)
}

function ask({ world }: Stage, { intent, user, lookedForMs, twice }: DeedOf<'ask'>): void {
  if (!world.isEngineAlive) return
  const requestId = `${user}-${world.clock.elapsed()}-${intent.kind}`
  const submit = (seen: Parameters<SimWorld['submit']>[2]): void => {
    if (!world.isEngineAlive || isUntrue(world, intent)) return
    whileTheEngineMayDie(() => world.submit(intent, user, seen))
    if (twice) world.clock.after(300, () => submitAgain(world, { intent, user, requestId }))
  }
  if (lookedForMs === null) return submit({ requestId })
  const { state } = world.engine
  if (can(state, intent).length > 0) return
  const plan = planIntent(state, intent)
  world.clock.after(lookedForMs, () => submit({ requestId, plan }))
}

/** To autoenable a group on a stopped system is to say that it does not run there; who sees it run does not say so. */
function isUntrue(world: SimWorld, intent: Intent): boolean {
  if (intent.kind !== 'group.autoenable') return false
  const { configuration, systems } = world.engine.state
  if (systems[intent.system]?.contact.kind !== 'stopped') return false
  const resources = configuration.groups[intent.group]?.resources ?? []
  return resources.some(
    (resource) =>
      resourceOperations(configuration, resource) === 'OnOff' &&
      world.hardware.isHeld(resource, intent.system),
  )
}

function submitAgain(
  world: SimWorld,
  { intent, user, requestId }: Pick<DeedOf<'ask'>, 'intent' | 'user'> & { readonly requestId: string },
): void {
  if (world.isEngineAlive) whileTheEngineMayDie(() => world.submit(intent, user, { requestId }))
}

/** A person who stands before a dark machine says so. One who errs says it of a living one. */
function confirmDown({ world }: Stage, system: DeedOf<'confirmDown'>['system'], lying = false): void {
  if (!world.isEngineAlive || (!lying && world.hardware.machine(system).powered)) return
  whileTheEngineMayDie(() => world.submit({ kind: 'system.confirmDown', system }, 'guard'))
}

/** What a person sees of an engine that dies under their request: nothing. */
function whileTheEngineMayDie(act: () => void): void {
  try {
    act()
  } catch (error) {
    if (!isSimulated(error)) throw error
  }
}
