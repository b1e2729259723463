import type { RealSystem } from '../../lab/real/layout.ts'
import { type Engine, until } from '../harness/engine.ts'

/** Seconds since the event at which each step was seen to be done; null where there is none. */
export type Times = {
  readonly event: string
  readonly detect: number | null
  readonly fence: number | null
  readonly stop: number | null
  readonly start: number
  readonly verify: number
}

const patienceMs = 90_000

/** Seconds since `began` when it was first so. */
const reached = async (began: number, what: string, isSo: () => Promise<boolean>): Promise<number> => {
  await until(isSo, Boolean, patienceMs, () => `never: ${what}`)
  return (performance.now() - began) / 1000
}

type Move = {
  readonly engine: Engine
  readonly group: string
  readonly from: RealSystem
  readonly to: RealSystem
  /** Whether the group's service is proved from outside, once it runs there. */
  readonly verify: () => Promise<boolean>
}

const startAndVerify = async (began: number, { engine, group, to, verify }: Move) => {
  const start = await reached(began, `${group} online on ${to}`, async () =>
    (await engine.onlineOn(group)).includes(to),
  )
  return { start, verify: await reached(began, `${group} verified on ${to}`, verify) }
}

export type Failover = {
  readonly detected: Promise<number>
  readonly fenced: Promise<number>
  readonly done: Promise<Times>
}

/** What happens from now on, a moment before the power of `from` goes. */
export function failover(move: Move): Failover {
  const { engine, from, group } = move
  const began = performance.now()
  const contact = async (): Promise<string> => {
    const { systems } = (await engine.snapshot()).state
    return Object.entries(systems).find(([name]) => name === from)?.[1].contact.kind ?? ''
  }
  const detected = reached(began, `${from} silent`, async () => (await contact()) !== 'connected')
  const fenced = reached(began, `${from} down`, async () => (await contact()) === 'down')
  const whole = async (): Promise<Times> => {
    const { start, verify } = await startAndVerify(began, move)
    const event = `Power-off of ${from}: ${group} to ${move.to}`
    return { event, detect: await detected, fence: await fenced, stop: null, start, verify }
  }
  return { detected, fenced, done: whole() }
}

/** The same for a switchover that somebody orders now. */
export async function switchover(move: Move): Promise<Times> {
  const { engine, from, group } = move
  const began = performance.now()
  const stopped = reached(
    began,
    `${group} offline on ${from}`,
    async () => (await engine.places(group))[from] === 'OFFLINE',
  )
  const { start, verify } = await startAndVerify(began, move)
  const event = `Switch of ${group} to ${move.to}`
  return { event, detect: null, fence: null, stop: await stopped, start, verify }
}

const steps = ['detect', 'fence', 'stop', 'start', 'verify'] as const

/** For the last caption. */
export const inWords = (times: Times): string => {
  const told = steps.flatMap((step) => {
    const seconds = times[step]
    return seconds === null ? [] : [`${step} ${seconds.toFixed(1)} s`]
  })
  return `${times.event}: ${told.join(', ')}.`
}

/** As lines of a table. */
export const asTable = (all: readonly Times[]): string =>
  [
    ['seconds since the event'.padEnd(48), ...steps.map((step) => step.padStart(7))].join(' '),
    ...all.map((times) =>
      [times.event.padEnd(48), ...steps.map((step) => (times[step]?.toFixed(1) ?? '–').padStart(7))].join(
        ' ',
      ),
    ),
    '',
  ].join('\n')
