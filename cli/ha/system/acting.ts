import { act } from '../acting/act.ts'
import { submit } from '../acting/submit.ts'
import { WrongWords } from '../messages/command-failure.ts'
import { needFreeze, needNoFreeze } from '../group/freezing.ts'
import type { Form } from '../program.ts'
import { knownSystem } from '../view/known.ts'

/** What hasys has done. */
export const systemActingForms: readonly Form[] = [
  {
    option: '-freeze',
    syntax: '[-persistent] [-evacuate] SYSTEM [-reason TEXT]',
    purpose: 'no group comes to a system or leaves it; -evacuate: its groups are moved away first',
    flags: { '-persistent': 'none', '-evacuate': 'none', '-reason': 'one' },
    names: [1, 1],
    async run(words, session) {
      const cluster = await session.cluster()
      const { configuration, systems } = (await cluster.snapshot()).state
      const object = knownSystem(configuration, words.names[0] ?? '')
      needNoFreeze(`System ${object}`, systems[object]?.frozen, { temporary: 40207, persistent: 40206 })
      const body = {
        persistent: words.has('-persistent'),
        evacuate: words.has('-evacuate'),
        reason: words.one('-reason') ?? '',
      }
      const { id, title } = await submit(cluster, { kind: 'system.freeze', object, body })
      return { text: '', data: { operation: id, title } }
    },
  },
  {
    option: '-unfreeze',
    syntax: '[-persistent] SYSTEM',
    purpose: 'lifts a freeze',
    flags: { '-persistent': 'none' },
    names: [1, 1],
    async run(words, session) {
      const cluster = await session.cluster()
      const { configuration, systems } = (await cluster.snapshot()).state
      const object = knownSystem(configuration, words.names[0] ?? '')
      needFreeze(`System ${object}`, systems[object]?.frozen, words.has('-persistent'))
      const { id, title } = await submit(cluster, { kind: 'system.unfreeze', object, body: {} })
      return { text: '', data: { operation: id, title } }
    },
  },
  {
    option: '-load',
    syntax: 'SYSTEM LOAD',
    purpose: 'sets the measured load of a system',
    names: [2, 2],
    run({ names: [name = '', load = ''] }, session) {
      if (!/^\d{1,9}$/.test(load)) {
        throw new WrongWords(`hasys -load: ${load} is no load.`, 'Usage: hasys -load SYSTEM LOAD\n')
      }
      return act(session, (configuration) => ({
        kind: 'system.load',
        object: knownSystem(configuration, name),
        body: { load: Number(load) },
      }))
    },
  },
]

/** hastop: of one system. A whole cluster is stopped system by system. */
export const stopForms: readonly Form[] = [
  {
    option: '-sys',
    syntax: 'SYSTEM [-evacuate | -force]',
    purpose:
      'Hawser leaves a system: its groups are taken offline, moved away first (-evacuate), or left running (-force)',
    flags: { '-evacuate': 'none', '-force': 'none' },
    names: [1, 1],
    run(words, session) {
      if (words.has('-evacuate') && words.has('-force')) {
        throw new WrongWords(
          'hastop: -evacuate and -force exclude each other.',
          'Usage: hastop -sys SYSTEM [-evacuate | -force]\n',
        )
      }
      const mode = words.has('-evacuate') ? 'evacuate' : words.has('-force') ? 'leave' : 'offline'
      return act(session, (configuration) => ({
        kind: 'system.stop',
        object: knownSystem(configuration, words.names[0] ?? ''),
        body: { mode },
      }))
    },
  },
]

/** hastart: of one system that was stopped. */
export const startForms: readonly Form[] = [
  {
    option: '-sys',
    syntax: 'SYSTEM',
    purpose: 'Hawser looks after a stopped system again; everything there is probed',
    names: [1, 1],
    run: ({ names: [name = ''] }, session) =>
      act(session, (configuration) => ({
        kind: 'system.start',
        object: knownSystem(configuration, name),
        body: {},
      })),
  },
]
