import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { Dice } from '../dice.ts'
import type { SimWorld } from '../sim-world.ts'

/** One thing that happens by chance, and the words for it, so that a failing seed can be read. */
type Chance = { readonly weight: number; readonly happen: () => string }

/**
 * A simulated cluster's bad days: faults, power, network, persons and crashes of the engine, in the order the
 * dice say. A person confirms a system down only when it is.
 */
export class RandomLife {
  /** What has happened, with the virtual second, newest last. */
  readonly story: string[] = []
  private readonly world: SimWorld
  private readonly dice: Dice
  private readonly began: number

  constructor(world: SimWorld, dice: Dice) {
    this.world = world
    this.dice = dice
    this.began = world.clock.now()
  }

  /** Lets `count` things happen with up to `longestPauseMs` between them. Throws at the first violation. */
  async live(count: number, longestPauseMs: number): Promise<void> {
    for (let done = 0; done < count; done++) {
      const second = Math.round((this.world.clock.now() - this.began) / 1000)
      this.story.push(`${second} s: ${this.next().happen()}`)
      await this.world.run(this.dice.integer(0, longestPauseMs))
    }
  }

  /** Everything works again: power and network, and a person undoes what persons did and clears what is left. */
  async heal(): Promise<void> {
    for (const system of this.world.systems()) {
      const machine = this.world.hardware.machine(system)
      if (!machine.powered) this.world.powerOn(system)
      if (!machine.networked) this.world.mend(system)
      this.ask({ kind: 'system.unfreeze', system })
    }
    const groups = namesOf(this.world.engine.state.groups)
    for (const group of groups) {
      this.ask({ kind: 'group.unfreeze', group })
      this.ask({ kind: 'group.enable', group, system: 'all' })
    }
    await this.world.run(600_000)
    for (const group of groups) this.ask({ kind: 'group.clear', group, system: 'all' })
    await this.world.run(600_000)
  }

  private next(): Chance {
    const chances = this.chances()
    const total = chances.reduce((sum, { weight }) => sum + weight, 0)
    let left = this.dice.next() * total
    for (const chance of chances) {
      left -= chance.weight
      if (left < 0) return chance
    }
    throw new Error('the dice fell off the table')
  }

  private chances(): Chance[] {
    const { world } = this
    const system = this.dice.pick(world.systems())
    const resource = this.dice.pick(namesOf(world.engine.state.configuration.resources))
    const { powered, networked } = world.hardware.machine(system)
    const say = (words: string, act: () => void): (() => string) => {
      return () => {
        act()
        return words
      }
    }
    return [
      { weight: 6, happen: () => this.ask(this.intent(resource, system)) },
      { weight: 3, happen: say(`kill ${resource} on ${system}`, () => world.kill(resource, system)) },
      networked
        ? { weight: powered ? 1 : 0, happen: say(`cut ${system}`, () => world.cut(system)) }
        : { weight: 4, happen: say(`mend ${system}`, () => world.mend(system)) },
      powered
        ? { weight: 0.5, happen: say(`power off ${system}`, () => world.powerOff(system)) }
        : { weight: 4, happen: say(`power on ${system}`, () => world.powerOn(system)) },
      { weight: powered ? 0 : 2, happen: () => this.ask({ kind: 'system.confirmDown', system }) },
      { weight: 1, happen: say('engine restarts', () => world.restartEngine()) },
    ]
  }

  private ask(intent: Intent): string {
    const { kind } = this.world.submit(intent, 'chance')
    return `${JSON.stringify(intent)} ${kind}`
  }

  private intent(resource: ResourceName, system: SystemName): Intent {
    const { configuration } = this.world.engine.state
    const group: GroupName = this.dice.pick(namesOf(configuration.groups))
    const force = this.dice.chance(0.3)
    return this.dice.pick<Intent>([
      { kind: 'group.switch', group, to: system },
      { kind: 'group.switch', group, to: 'any' },
      { kind: 'group.online', group, system },
      { kind: 'group.online', group, system: 'any' },
      { kind: 'group.offline', group, system: 'all' },
      { kind: 'group.clear', group, system: 'all' },
      { kind: 'group.probe', group, system: 'all' },
      { kind: 'group.flush', group, system, force },
      { kind: 'group.freeze', group, reason: 'chance' },
      { kind: 'group.unfreeze', group },
      { kind: 'group.enable', group, system: 'all' },
      { kind: 'group.disable', group, system },
      { kind: 'group.autoenable', group, system },
      { kind: 'resource.online', resource, system },
      { kind: 'resource.offline', resource, system },
      { kind: 'resource.clear', resource, system: 'all' },
      { kind: 'resource.probe', resource, system },
      { kind: 'system.freeze', system, reason: 'chance' },
      { kind: 'system.unfreeze', system },
    ])
  }
}
