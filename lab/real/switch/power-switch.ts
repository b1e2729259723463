import { Hono, type Context } from 'hono'
import type { RealSystem } from '../layout.ts'
import { setLink } from '../system/network.ts'
import { disksOn, isOn, switchOff, switchOn, type SystemParts } from '../system/power.ts'

export type SwitchOptions = {
  readonly token: string
  readonly systems: readonly RealSystem[]
  readonly parts: (system: RealSystem) => SystemParts
  /** Called for `POST /down`, after the answer. */
  readonly takeDown: () => void
}

/** `fail`: does nothing and says so. `hold`: an order waits until it is released. */
type Behaviour = 'work' | 'fail' | 'hold'

type SystemState = {
  readonly power: 'on' | 'off'
  readonly network: 'up' | 'cut'
  /** Names of the shared disks it has mounted. */
  readonly disks: readonly string[]
}

export type LabState = {
  readonly systems: Readonly<Record<string, SystemState>>
  readonly fence: { readonly behaviour: Behaviour; readonly waiting: readonly string[] }
}

class Switches {
  readonly #options: SwitchOptions
  readonly #cut = new Set<RealSystem>()
  readonly #turn = new Map<RealSystem, Promise<unknown>>()
  readonly #waiting = new Map<RealSystem, () => void>()
  #behaviour: Behaviour = 'work'

  constructor(options: SwitchOptions) {
    this.#options = options
  }

  /** The system of this name; null when there is none. */
  named(name: string): RealSystem | null {
    return this.#options.systems.find((system) => system === name) ?? null
  }

  get names(): readonly RealSystem[] {
    return this.#options.systems
  }

  get failing(): boolean {
    return this.#behaviour === 'fail'
  }

  /** One order after the other for each system. */
  #inTurn<Answer>(system: RealSystem, order: () => Promise<Answer>): Promise<Answer> {
    const turn = (this.#turn.get(system) ?? Promise.resolve()).then(order, order)
    this.#turn.set(system, turn)
    return turn
  }

  behave(behaviour: Behaviour): void {
    this.#behaviour = behaviour
    if (behaviour === 'hold') return
    for (const release of this.#waiting.values()) release()
    this.#waiting.clear()
  }

  /** What the fence asks for: waits while orders are held. False: the switch has failed. */
  async fence(system: RealSystem, wanted: 'on' | 'off'): Promise<boolean> {
    if (this.#behaviour === 'hold') await new Promise<void>((release) => this.#waiting.set(system, release))
    if (this.failing) return false
    await this.power(system, wanted)
    return true
  }

  power(system: RealSystem, wanted: 'on' | 'off'): Promise<void> {
    return this.#inTurn(system, async () => {
      if ((await isOn(system)) === (wanted === 'on')) return
      if (wanted === 'off') await switchOff(system)
      else {
        this.#cut.delete(system)
        await switchOn(this.#options.parts(system))
      }
    })
  }

  network(system: RealSystem, wanted: 'up' | 'cut'): Promise<void> {
    return this.#inTurn(system, async () => {
      await setLink(system, wanted === 'up' ? 'up' : 'down')
      if (wanted === 'up') this.#cut.delete(system)
      else this.#cut.add(system)
    })
  }

  async state(): Promise<LabState> {
    const each = this.names.map(async (system) => {
      const power = (await isOn(system)) ? ('on' as const) : ('off' as const)
      const network = this.#cut.has(system) ? ('cut' as const) : ('up' as const)
      return [system, { power, network, disks: disksOn(system) }] as const
    })
    const fence = { behaviour: this.#behaviour, waiting: [...this.#waiting.keys()] }
    return { systems: Object.fromEntries(await Promise.all(each)), fence }
  }
}

const refuse = (context: Context, status: 401 | 404 | 502 | 500, code: string, text: string) =>
  context.json({ error: { code, text } }, status)

const unknown = (context: Context) => refuse(context, 404, 'unknown-name', 'no system of this name')

/** The routes a fence program knows: the same as the embedded lab's. */
const fenceRoutes = (app: Hono, switches: Switches): void => {
  app.post('/fence/:behaviour{work|fail|hold}', (context) => {
    switches.behave(context.req.param('behaviour') as Behaviour)
    return context.json({})
  })
  app.get('/fence', (context) => context.json({ systems: switches.names }))
  app.on(['GET', 'POST'], '/fence/:system/:command{status|on|off}', async (context) => {
    const command = context.req.param('command')
    const system = switches.named(context.req.param('system'))
    if (system === null) return unknown(context)
    const failed = () => refuse(context, 502, 'fence-failed', 'the power switch does not answer')
    if (switches.failing) return failed()
    if (command !== 'status' && !(await switches.fence(system, command === 'on' ? 'on' : 'off')))
      return failed()
    return context.json({ power: (await isOn(system)) ? 'on' : 'off' })
  })
}

const systemRoutes = (app: Hono, switches: Switches): void => {
  app.post('/systems/:system/:command{power-off|power-on|cut-network|restore-network}', async (context) => {
    const command = context.req.param('command')
    const system = switches.named(context.req.param('system'))
    if (system === null) return unknown(context)
    if (command === 'power-off') await switches.power(system, 'off')
    else if (command === 'power-on') await switches.power(system, 'on')
    else await switches.network(system, command === 'cut-network' ? 'cut' : 'up')
    return context.json({})
  })
  app.get('/state', async (context) => context.json(await switches.state()))
}

/** The power switch, outside of all systems, and the hands of whoever breaks things in the lab. */
export const powerSwitch = (options: SwitchOptions): Hono => {
  const { token, takeDown } = options
  const app = new Hono()
  app.use(async (context, next) => {
    if (context.req.header('authorization') === `Bearer ${token}`) return next()
    return refuse(context, 401, 'unauthorized', 'the token of lab.json is wanted')
  })
  const switches = new Switches(options)
  fenceRoutes(app, switches)
  systemRoutes(app, switches)
  app.post('/down', (context) => {
    setImmediate(takeDown)
    return context.json({})
  })
  app.onError((error, context) => refuse(context, 500, 'internal', error.message))
  return app
}
