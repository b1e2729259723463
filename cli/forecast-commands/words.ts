import type { Configuration } from '#lib/model/configuration.ts'
import { resourceName, systemName } from '#lib/model/names.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import { usualAssumptions } from '#lib/forecast/assumptions.ts'
import {
  fenceConducts,
  type Assumptions,
  type FenceConduct,
  type Happening,
  type TimedEntryPoint,
  type Times,
} from '#lib/forecast/happening.ts'
import { timeMsOf } from './time.ts'

/** Words that cannot be understood: the sentence says which, and what would do. */
export class WrongWords extends Error {}

const timeOf = (text: string, option: string): number => {
  const ms = timeMsOf(text)
  if (ms === null) throw new WrongWords(`--${option} ${text} is not a time such as 30s, 5m or 1h30m`)
  return ms
}

/**
 * The faults of a command line: `system:sysA`, `resource:imap@sysB`, `resource:imap@sysB:gone`. `times`: one
 * for all of them, or one for each in their order. Throws `WrongWords`.
 */
export function faultsOfWords(
  configuration: Configuration,
  faults: readonly string[],
  times: readonly string[],
): Happening[] {
  if (times.length > 1 && times.length !== faults.length) {
    throw new WrongWords(
      `--at is given ${times.length} times, --fault ${faults.length} times: give --at once, or once for each fault`,
    )
  }
  return faults.map((fault, index) => {
    const at = timeOf(times[index] ?? times[0] ?? '0', 'at')
    return faultOf(configuration, fault, at)
  })
}

function faultOf(configuration: Configuration, text: string, at: number): Happening {
  const [, kind, name = '', , place = '', gone] =
    /^(system|resource):([^@:]+)(@([^@:]+)(:gone)?)?$/.exec(text) ?? []
  if (kind === 'system' && place === '') return { at, kind, system: knownSystem(configuration, name) }
  if (kind !== 'resource' || place === '') {
    throw new WrongWords(`--fault ${text} is neither system:SYSTEM nor resource:RESOURCE@SYSTEM[:gone]`)
  }
  const resource = resourceName(name)
  const system = knownSystem(configuration, place)
  const group = Object.hasOwn(configuration.resources, name)
    ? configuration.resources[resource]?.group
    : undefined
  if (group === undefined) throw new WrongWords(`--fault ${text}: the cluster has no resource ${name}`)
  if (!systemsOf(configuration, group).includes(system)) {
    throw new WrongWords(
      `--fault ${text}: ${place} is not in the SystemList of ${group}, the group of ${name}`,
    )
  }
  return { at, kind, resource, system, gone: gone !== undefined }
}

function knownSystem(configuration: Configuration, name: string) {
  if (Object.hasOwn(configuration.systems, name)) return systemName(name)
  const known = Object.keys(configuration.systems).join(', ')
  throw new WrongWords(`the cluster has no system ${name}, only ${known}`)
}

const timedEntryPoints: readonly string[] = Object.keys(usualAssumptions.entryPointsMs)
const isTimed = (word: string): word is TimedEntryPoint => timedEntryPoints.includes(word)

/** What the options say of the world. Throws `WrongWords`. */
export function assumptionsOfWords(
  configuration: Configuration,
  words: { readonly fence?: string; readonly confirm?: string; readonly takes?: readonly string[] },
): Partial<Assumptions> {
  const { fence = 'works', confirm, takes = [] } = words
  const isConduct = (word: string): word is FenceConduct =>
    (fenceConducts as readonly string[]).includes(word)
  if (!isConduct(fence)) throw new WrongWords(`--fence ${fence} is none of ${fenceConducts.join(', ')}`)
  const confirmAfterMs = confirm === undefined ? null : timeOf(confirm, 'confirm')
  return { fence, confirmAfterMs, ...durationsOf(configuration, takes) }
}

/** `online=20s`, `SunJESMsg.online=45s`, `imap.online=1m`. */
function durationsOf(
  { types, resources }: Configuration,
  takes: readonly string[],
): Pick<Assumptions, 'entryPointsMs' | 'byTypeMs' | 'byResourceMs'> {
  const everyMs = { ...usualAssumptions.entryPointsMs }
  const byTypeMs: Record<string, Times> = {}
  const byResourceMs: Record<string, Times> = {}
  for (const text of takes) {
    const [, owner = '', entryPoint = '', time = ''] = /^(?:([^.=]+)\.)?([^.=]+)=(.+)$/.exec(text) ?? []
    if (!isTimed(entryPoint)) {
      throw new WrongWords(
        `--takes ${text} is not [TYPE.|RESOURCE.]ENTRYPOINT=TIME with one of ${timedEntryPoints.join(', ')}`,
      )
    }
    const ms = timeOf(time, 'takes')
    if (owner === '') everyMs[entryPoint] = ms
    else if (Object.hasOwn(resources, owner))
      byResourceMs[owner] = { ...byResourceMs[owner], [entryPoint]: ms }
    else if (Object.hasOwn(types, owner)) byTypeMs[owner] = { ...byTypeMs[owner], [entryPoint]: ms }
    else throw new WrongWords(`--takes ${text}: the cluster has neither a resource nor a type ${owner}`)
  }
  return { entryPointsMs: everyMs, byTypeMs, byResourceMs }
}
