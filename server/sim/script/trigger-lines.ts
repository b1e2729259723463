import { systemName } from '#lib/model/names.ts'
import { triggerNames, type TriggerName } from '#lib/model/triggers.ts'
import type { TriggerConduct } from '#server/sim/trigger/trigger-scripts.ts'
import { durationMsOf } from './duration.ts'
import { form, type Form } from './pattern.ts'
import type { Happening } from './world-lines.ts'

type Place = (name: string) => string

/** Scripts in the triggers directory of systems. */
export const triggerForms: readonly Form<Happening | null>[] = [
  form('trigger <trigger> on <system> is missing', (place) => putting(place, null)),
  form('trigger <trigger> <everywhere:everywhere> is missing', (place) => putting(place, null)),
  form('trigger <trigger> on <system> <conduct...>', (place) => conducting(place)),
  form('trigger <trigger> <everywhere:everywhere> <conduct...>', (place) => conducting(place)),
]

function conducting(place: Place): Happening | null {
  const conduct = conductOf(place('conduct'))
  return conduct && putting(place, conduct)
}

function putting(place: Place, conduct: TriggerConduct | null): Happening {
  const trigger = triggerNames.find((name): name is TriggerName => name === place('trigger'))
  if (!trigger) throw new Error(`${place('trigger')} is no trigger`)
  return (world) => {
    const systems = place('everywhere') === '' ? [systemName(place('system'))] : world.systems()
    for (const system of systems) {
      if (conduct === null) world.runner.triggers.remove(trigger, system)
      else world.runner.triggers.put(trigger, system, conduct)
    }
  }
}

const usual: TriggerConduct = { durationMs: 500, hangs: false, exitCode: 0, output: '' }

function conductOf(line: string): TriggerConduct | null {
  const [, deed = line, output = ''] = /^(.*?) saying (.*)$/.exec(line) ?? []
  const [, lasts = '', rest = deed] = /^takes (\S+) and (.*)$/.exec(deed) ?? []
  const durationMs = lasts === '' ? usual.durationMs : durationMsOf(lasts)
  if (durationMs === null) return null
  if (rest === 'hangs') return { ...usual, hangs: true, output }
  const [, code] = /^exits (\d+)$/.exec(rest) ?? []
  return code === undefined ? null : { ...usual, durationMs, exitCode: Number(code), output }
}
