import { resourceName, systemName } from '#lib/model/names.ts'
import { entryPoints, type EntryPoint } from '#lib/model/states.ts'
import type { Conduct, ScriptedBehaviour, Subject } from '#server/sim/behaviour.ts'
import type { FenceMode } from '#server/sim/sim-fence.ts'
import type { SimWorld } from '#server/sim/sim-world.ts'
import { configurationForms } from './configuration-lines.ts'
import { durationMsOf } from './duration.ts'
import { firstFit, form, type Form } from './pattern.ts'
import { triggerForms } from './trigger-lines.ts'

/** Something that happens to the simulated world. */
export type Happening = (world: SimWorld, behaviour: ScriptedBehaviour) => void

type Place = (name: string) => string

const onSystem =
  (act: 'connect' | 'cut' | 'mend' | 'powerOff' | 'powerOn') =>
  (place: Place): Happening =>
  (world) =>
    world[act](systemName(place('system')))

const worldForms: readonly Form<Happening>[] = [
  form('all systems connect', () => (world) => {
    for (const system of world.systems()) world.connect(system)
  }),
  form('connect <system>', onSystem('connect')),
  form('cut <system>', onSystem('cut')),
  form('mend <system>', onSystem('mend')),
  form('power off <system>', onSystem('powerOff')),
  form('power on <system>', onSystem('powerOn')),
  form('fence <mode:works|fails|is not configured>', (place) => (world) => {
    world.fence.mode = place('mode') as FenceMode
  }),
  form('kill <resource> on <system>', (place) => (world) => {
    world.kill(resourceName(place('resource')), systemName(place('system')))
  }),
  form('start <resource> on <system> by hand', (place) => (world) => {
    world.hardware.startByHand(resourceName(place('resource')), systemName(place('system')))
  }),
  form('repair <resource> on <system>', (place) => (world) => {
    world.hardware.set(resourceName(place('resource')), systemName(place('system')), true)
  }),
  form('engine restarts', () => (world) => world.restartEngine()),
]

const conductForms: readonly Form<Happening | null>[] = [
  form('<entryPoint> of <resource> on <system> works', (place) => {
    const subject = subjectOf(place)
    return (_, behaviour) => behaviour.reset(subject)
  }),
  form('<entryPoint> of <resource> on <system> <conduct...> <runs:once|\\d+ times>', (place) =>
    conducting(place, place('runs') === 'once' ? 1 : Number.parseInt(place('runs'), 10)),
  ),
  form('<entryPoint> of <resource> on <system> <conduct...>', (place) => conducting(place, Infinity)),
]

function conducting(place: Place, runs: number): Happening | null {
  const subject = subjectOf(place)
  const change = changeOf(place('conduct'), subject.entryPoint)
  return change && ((_, behaviour) => behaviour.set(subject, change, runs))
}

function subjectOf(place: Place): Subject {
  const entryPoint = entryPoints.find((name): name is EntryPoint => name === place('entryPoint'))
  if (!entryPoint) throw new Error(`${place('entryPoint')} is no entry point`)
  return { entryPoint, resource: place('resource'), system: place('system') }
}

/** A clean that exits with anything but 0 has not cleaned. */
function changeOf(line: string, entryPoint: EntryPoint): Partial<Conduct> | null {
  const [, conduct = line, output = ''] = /^(.*?) saying (.*)$/.exec(line) ?? []
  const change = deedOf(conduct, entryPoint)
  return change && { ...change, output }
}

function deedOf(conduct: string, entryPoint: EntryPoint): Partial<Conduct> | null {
  if (conduct === 'hangs') return { hangs: true }
  if (conduct === 'has no effect') return { works: false }
  if (conduct === 'is missing') return { isMissing: true, works: false, durationMs: 0 }
  const [, code] = /^exits (\d+)$/.exec(conduct) ?? []
  if (code !== undefined) {
    return { exitCode: Number(code), works: entryPoint !== 'clean' || code === '0' }
  }
  const [, text = ''] = /^takes (\S+)$/.exec(conduct) ?? []
  const durationMs = durationMsOf(text)
  return durationMs === null ? null : { durationMs }
}

/** What a line lets happen; null when it is no such line. */
export const happeningOf = (line: string): Happening | null =>
  firstFit(worldForms, line) ??
  firstFit(conductForms, line) ??
  firstFit(triggerForms, line) ??
  firstFit(configurationForms, line)
