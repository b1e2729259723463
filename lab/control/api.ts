import { timingSafeEqual, createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { checkLedger, readLedger } from '#lab/ledger.ts'
import { setFull, setLink } from '#lab/hardware/hardware.ts'
import { ledgerFile } from '#lab/hardware/paths.ts'
import { settleServices } from '#lab/hardware/registry.ts'
import type { LabSystem } from '#lab/system/system.ts'
import { prepare } from './prepare.ts'
import { healServices, killServices, plantFault, serviceCommands } from './service-faults.ts'
import { diskStates, systemState, type LabState } from './state.ts'
import { servicesNamed, type World } from './world.ts'

const isSame = (one: string, other: string) => {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

type ErrorCode = 'unauthorized' | 'unknown-name' | 'not-running' | 'fence-failed' | 'bad-request' | 'internal'
type ErrorStatus = 400 | 401 | 404 | 409 | 500 | 502

const refuse = (context: Context, status: ErrorStatus, code: ErrorCode, text: string) =>
  context.json({ error: { code, text } }, status)

/** Commands on a system as a whole, by their place in the path. */
const systemCommands: Readonly<Record<string, (system: LabSystem) => void | Promise<void>>> = {
  'power-off': (system) => system.powerOff(),
  'power-on': (system) => system.powerOn(),
  'cut-network': (system) => system.cutNetwork(),
  'restore-network': (system) => system.restoreNetwork(),
  hang: (system) => system.hang(),
  thaw: (system) => system.thaw(),
}

const defaultDelayMs = 10_000

const delayOf = async (context: Context): Promise<number | null> => {
  const body: unknown = await context.req.json().catch(() => ({}))
  const delayMs =
    typeof body === 'object' && body !== null && 'delayMs' in body ? body.delayMs : defaultDelayMs
  return typeof delayMs === 'number' && Number.isInteger(delayMs) && delayMs >= 0 ? delayMs : null
}

const addSystemRoutes = (app: Hono, world: World) => {
  const unknown = (context: Context) =>
    refuse(context, 404, 'unknown-name', `the lab has no ${context.req.path.slice(1)}`)
  app.post('/systems/:system/nic/:link', (context) => {
    const { system, link } = context.req.param()
    if (link !== 'up' && link !== 'down') return unknown(context)
    const device = context.req.query('device') ?? null
    if (!world.systems.has(system) || !setLink(world.hardware, system, link, device)) return unknown(context)
    return context.json({ system, link })
  })
  app.post('/systems/:system/services/:service/:command', async (context) => {
    const { service, command: word } = context.req.param()
    const system = world.systems.get(context.req.param('system'))
    const services = servicesNamed(world, service)
    const command = serviceCommands.find((known) => known === word)
    if (system === undefined || services.length === 0 || command === undefined) return unknown(context)
    if (command === 'kill') {
      const killed = killServices(world, system, services)
      if (killed.length > 0) return context.json({ services: killed })
      return refuse(context, 409, 'not-running', `${service} does not run on ${system.name}`)
    }
    if (command === 'heal') {
      healServices(system, services)
      return context.json({ services })
    }
    const delayMs = await delayOf(context)
    if (delayMs === null)
      return refuse(context, 400, 'bad-request', 'delayMs is milliseconds, a whole number')
    plantFault(system, command, services, delayMs)
    return context.json({ services })
  })
  app.post('/systems/:system/:command', async (context) => {
    const system = world.systems.get(context.req.param('system'))
    const name = context.req.param('command')
    const command = Object.hasOwn(systemCommands, name) ? systemCommands[name] : undefined
    if (system === undefined || command === undefined) return unknown(context)
    await command(system)
    return context.json({ system: system.name, ...system.condition() })
  })
}

const addHardwareRoutes = (app: Hono, world: World) => {
  app.post('/disks/:disk/:command', (context) => {
    const { disk, command } = context.req.param()
    const known = command === 'fill' || command === 'empty'
    if (known && setFull(world.hardware, disk, command === 'fill')) {
      return context.json({ disk, full: command === 'fill' })
    }
    return refuse(context, 404, 'unknown-name', `the lab has no disk group ${disk}, or no command ${command}`)
  })
  const ledgerText = () => {
    settleServices(world.hardware)
    return readFileSync(ledgerFile(world.hardware), 'utf8')
  }
  app.get('/ledger', (context) => context.json({ entries: readLedger(ledgerText()) }))
  app.get('/ledger/check', (context) => context.json({ violations: checkLedger(ledgerText()) }))
}

/** The power switch, for the fence program. A failing one does nothing and says so. */
const addFenceRoutes = (app: Hono, world: World) => {
  app.post('/fence/:fault{fail|heal}', (context) => {
    world.fence.failing = context.req.param('fault') === 'fail'
    return context.json({ failing: world.fence.failing })
  })
  app.get('/fence', (context) => {
    if (world.fence.failing) return refuse(context, 502, 'fence-failed', 'the power switch does not answer')
    return context.json({ systems: [...world.systems.keys()] })
  })
  app.on(['GET', 'POST'], '/fence/:system/:command{status|on|off}', async (context) => {
    const { system: name, command } = context.req.param()
    const system = world.systems.get(name)
    if (system === undefined) return refuse(context, 404, 'unknown-name', `the lab has no system ${name}`)
    if (world.fence.failing) return refuse(context, 502, 'fence-failed', 'the power switch does not answer')
    if (command !== 'status' && context.req.method !== 'POST') {
      return refuse(context, 400, 'bad-request', 'power changes are asked for by POST')
    }
    if (command === 'off') await system.powerOff('fenced')
    if (command === 'on') await system.powerOn()
    return context.json({ system: name, power: system.condition().power })
  })
}

const filesBody = z.object({ files: z.array(z.object({ name: z.string(), text: z.string() })).min(1) })

/** The work by hand for a configuration that is to be built. */
const addWorkRoute = (app: Hono, world: World) => {
  app.post('/prepare', async (context) => {
    const body = filesBody.safeParse(await context.req.json().catch(() => null))
    if (!body.success) return refuse(context, 400, 'bad-request', 'files: main.cf and what it includes')
    const prepared = prepare(world, body.data.files)
    if (prepared.kind === 'done') return context.json(prepared.work)
    const { reasons } = prepared
    return context.json({ error: { code: 'cannot-prepare', text: reasons.join(' '), reasons } }, 409)
  })
}

/** The lab's control API: JSON over HTTP, every request with the bearer token. */
export const controlApi = (world: World, token: string): Hono => {
  const app = new Hono()
  app.use(async (context, next) => {
    if (!isSame(context.req.header('authorization') ?? '', `Bearer ${token}`)) {
      return refuse(context, 401, 'unauthorized', 'the token of lab.json is missing or wrong')
    }
    return next()
  })
  app.onError((error, context) => refuse(context, 500, 'internal', error.message))
  app.notFound((context) => refuse(context, 404, 'unknown-name', `the lab has no ${context.req.path}`))
  app.get('/state', (context) => {
    settleServices(world.hardware)
    const state: LabState = {
      cluster: world.inventory.cluster,
      fence: { failing: world.fence.failing },
      systems: [...world.systems.values()].map((system) => systemState(world.hardware, system)),
      disks: diskStates(world.hardware),
    }
    return context.json(state)
  })
  addFenceRoutes(app, world)
  addHardwareRoutes(app, world)
  addSystemRoutes(app, world)
  addWorkRoute(app, world)
  return app
}
