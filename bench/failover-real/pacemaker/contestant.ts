import { systems } from '#lab/real/layout.ts'
import { tellLab } from '#lab/real/real-lab.ts'
import { tried, untilTrue } from '#lab/real/run.ts'
import { firstProcess, onConsole } from '#lab/real/system/power.ts'
import { owner, type Contestant } from '../contestant.ts'
import type { FenceRelay } from '../fence-relay.ts'
import { movable, sectionsOf, type Shape } from './cib.ts'
import { prepareSystems, startDaemons, stopDaemons, tokenMs } from './daemons.ts'

const patienceMs = 120_000

/** A program on whatever system is on; throws when none is. */
const anywhere = (argv: readonly string[], input = ''): Promise<string> => {
  const system = systems.find((each) => firstProcess(each) !== null)
  if (system === undefined) throw new Error('no system is on')
  return onConsole(system, argv, input)
}

/** The same for a question whose failure is an answer: null then. */
const asked = async (argv: readonly string[]): Promise<string | null> => {
  const system = systems.find((each) => firstProcess(each) !== null)
  const first = system && firstProcess(system)
  return first
    ? tried('nsenter', ['-t', `${first}`, '-m', '-u', '-i', '-n', '-p', '-r', '-w', ...argv])
    : null
}

const members = async (): Promise<number> => {
  const shown = (await asked(['crm_mon', '-1', '--output-as=xml', '--include=none,nodes'])) ?? ''
  return [...shown.matchAll(/<node [^>]*online="true"[^>]*pending="false"/g)].length
}

/** Nothing is under way: the daemons themselves say so. */
const isIdle = async (): Promise<boolean> =>
  (await asked(['crm_resource', '--wait', '--timeout=60s'])) !== null

/** A token lost on a busy machine: the system was fenced though nothing was wrong with it. */
const bringBackFenced = async (): Promise<void> => {
  for (const system of systems.filter((each) => firstProcess(each) === null)) {
    process.stdout.write(`  ${system} was fenced, its token was late; back again\n`)
    await tellLab('POST', `/systems/${system}/power-on`)
    await startDaemons(system)
  }
}

const isWhole = async (): Promise<boolean> => {
  await bringBackFenced()
  return (await members()) === systems.length
}

const allThere = (): Promise<void> =>
  untilTrue(isWhole, {
    withinMs: patienceMs,
    sentence: 'not all systems are members under Pacemaker',
  })

const settled = async (): Promise<void> => {
  await allThere()
  await untilTrue(async () => owner() !== null && (await isIdle()), {
    withinMs: patienceMs,
    sentence: 'the group is not at rest under Pacemaker',
  })
}

const configure = async (shape: Shape, relay: FenceRelay): Promise<void> => {
  for (const [section, text] of Object.entries(sectionsOf(shape, relay.port)))
    await anywhere(['cibadmin', '--modify', '--allow-create', '--scope', section, '--xml-pipe'], text)
}

/** Pacemaker and Corosync of Debian on the systems of the lab. */
export const pacemaker = (shape: Shape, relay: FenceRelay): Contestant => ({
  name: shape === 'group' ? 'Pacemaker, one group' : 'Pacemaker, the same dependencies',
  detection: `Corosync over knet, token ${tokenMs} ms`,
  async start() {
    await prepareSystems()
    for (const system of systems) await startDaemons(system)
    await allThere()
    await configure(shape, relay)
    await settled()
  },
  async move(to) {
    await anywhere(['crm_resource', '--move', '--resource', movable, '--node', to])
  },
  async settled() {
    await settled()
    // The order of the last move; the group stays where it is by its stickiness.
    await anywhere(['crm_resource', '--clear', '--resource', movable])
    await settled()
  },
  rejoin: startDaemons,
  async stop() {
    await anywhere(['crm_attribute', '--name', 'stop-all-resources', '--update', 'true'])
    await untilTrue(() => owner() === null, { withinMs: patienceMs, sentence: 'the group does not stop' })
    await untilTrue(isIdle, { withinMs: patienceMs, sentence: 'Pacemaker does not come to rest' })
    await stopDaemons()
  },
  told: async () => (await asked(['crm_mon', '-1', '-f'])) ?? '',
})
