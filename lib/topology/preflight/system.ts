import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type SystemName } from '#lib/model/names.ts'
import { found, nothing, type Check, type Found, type Question } from './check.ts'
import { checkOf, textAt, type Target } from './target.ts'

/** The agents as the engine has them. */
export type SuiteFacts = {
  readonly version: string
  /** What `cksum` prints for its MANIFEST, which has the checksum of every file. */
  readonly manifestChecksum: number
  /** Types it has an agent for. */
  readonly types: ReadonlySet<string>
}

/** Clocks further apart than this make logs hard to read, and upset directories and mail stores. */
const clockLimitMs = 1_000

/** Less than this is soon filled by logs. */
const spaceLimitKb = 50 * 1024

/** What holds for a system as a whole. */
export const systemChecks = (configuration: Configuration, suite: SuiteFacts): readonly Check[] => {
  const systems = namesOf(configuration.systems)
  return systems.flatMap((system) => {
    const whole = { system, group: null, resource: null }
    return [
      { ...whole, question: ['clock'], judge: judgeClock },
      { ...whole, question: ['boot'], judge: sameMachine(system, systems) },
      { ...whole, question: ['suite'], judge: (answer) => wholeSuite(answer, suite) },
      ...['/', '/var'].map((path): Check => ({
        ...whole,
        question: ['space', path],
        judge: (answer) => judgeSpace(path, answer),
      })),
    ] satisfies Check[]
  })
}

/** Answer: milliseconds from the engine's clock, and how far from that it may be. */
const judgeClock: Check['judge'] = ([offsetText, boundText]) => {
  const [offsetMs, boundMs] = [Number(offsetText), Number(boundText)]
  if (boundMs > 2 * clockLimitMs)
    return { unknown: `its answer took too long to tell (± ${boundMs / 1000} s)` }
  if (Math.abs(offsetMs) - boundMs <= clockLimitMs) return nothing
  return found('clock-offset', { offset: (offsetMs / 1000).toFixed(1), bound: (boundMs / 1000).toFixed(1) })
}

const sameMachine =
  (system: SystemName, systems: readonly SystemName[]): Check['judge'] =>
  ([boot], seen) => {
    const twin = systems.find((other) => other !== system && seen.answerOf(other, ['boot'])?.[0] === boot)
    return twin === undefined ? nothing : found('same-machine', { object: twin })
  }

const judgeSpace = (object: string, [free]: readonly string[]): readonly Found[] =>
  Number(free) < spaceLimitKb
    ? found('no-space', { object, free: String(Math.floor(Number(free) / 1024)) })
    : nothing

/** Answer: version, checksum of the MANIFEST, then `missing:file` and `differs:file` of what is not as it says. */
const wholeSuite = (
  [version = '', manifest, ...files]: readonly string[],
  suite: SuiteFacts,
): readonly Found[] => {
  const isOther = version !== suite.version || manifest !== String(suite.manifestChecksum)
  if (isOther) return found('suite-version', { object: version, here: suite.version })
  return fileFindings(files, 'lib/')
}

const fileFindings = (files: readonly string[], below: string): readonly Found[] =>
  files.flatMap((file) => {
    const [state, object = ''] = file.split(':')
    if (!object.startsWith(below)) return nothing
    return found(state === 'missing' ? 'agent-missing' : 'agent-differs', { object })
  })

/** The agent of a resource's type. */
export const agentCheck = (target: Target, suite: SuiteFacts): Check =>
  checkOf(target, ['suite'], ([, , ...files]) =>
    suite.types.has(target.type.name)
      ? fileFindings(files, `${target.type.name}/`)
      : found('no-agent', { object: target.type.name }),
  )

const ofVolumeManager = ['vxdg', 'vxvol']
const ofLvm = ['vgs', 'lvs', 'vgchange', 'lvchange']

/** System programs that agents call. */
const programsOfType: Readonly<Record<string, readonly string[]>> = {
  DiskGroup: ofVolumeManager,
  Volume: ['vxvol', 'vxinfo'],
  LVMVolumeGroup: ofLvm,
  LVMLogicalVolume: ofLvm,
  Mount: ['mount', 'umount', 'fsck'],
  NIC: ['ip', 'ping'],
  IP: ['ip', 'ping'],
}

/** Every agent of a server looks into the process table. */
const everyProgram = ['ps']

/** Programs the agent of a resource needs. */
export const programsFor = (target: Target): readonly string[] => {
  const own = programsOfType[target.type.name] ?? everyProgram
  const isNetwork = target.type.name === 'Mount' && textAt(target, 'FSType').startsWith('nfs')
  return isNetwork ? own.filter((program) => program !== 'fsck') : own
}

/** `question` names the programs of the system; the answer those that are missing. */
export const programCheck = (target: Target, question: Question): Check =>
  checkOf(target, question, (missing) =>
    programsFor(target)
      .filter((program) => missing.includes(program))
      .flatMap((object) => found('program-missing', { object })),
  )
