import type { Decision } from '#lib/policy/decision.ts'
import { WrongWords } from '../messages/command-failure.ts'
import { lines } from '../print/columns.ts'
import type { Form, Program } from '../program.ts'
import type { Words } from '../words/read-words.ts'
import { logLine, logTime } from './log-lines.ts'

const severities: Readonly<Record<string, string>> = {
  C: 'CRITICAL',
  E: 'ERROR',
  W: 'WARNING',
  N: 'NOTICE',
  I: 'INFO',
}

const usage =
  'Usage: halog -cache [-lines N] [-sev C,E,W,N,I] [-group GROUP] [-resource RESOURCE] [-sys SYSTEM] [-text TEXT]\n'

function queryOf(words: Words): string {
  const count = words.one('-lines') ?? '50'
  if (!/^[1-9]\d{0,2}$/.test(count) || Number(count) > 500) {
    throw new WrongWords(`halog: -lines takes a number up to 500, not ${count}.`, usage)
  }
  const asked = (words.one('-sev') ?? '').split(',').filter(Boolean)
  const wrong = asked.find((letter) => !Object.hasOwn(severities, letter))
  if (wrong !== undefined)
    throw new WrongWords(`halog: ${wrong} is no severity; they are C, E, W, N, I.`, usage)
  const query = new URLSearchParams({ limit: count })
  if (asked.length > 0) query.set('severity', asked.map((letter) => severities[letter]).join(','))
  const filters = { group: '-group', resource: '-resource', system: '-sys', text: '-text' } as const
  for (const [name, flag] of Object.entries(filters)) {
    const value = words.one(flag)
    if (value !== null) query.set(name, value)
  }
  return query.toString()
}

const cache: Form = {
  option: '-cache',
  syntax: '[-lines N] [-sev C,E,W,N,I] [-group GROUP] [-resource RESOURCE] [-sys SYSTEM] [-text TEXT]',
  purpose: 'latest lines of the engine log, the newest last',
  flags: {
    '-lines': 'one',
    '-sev': 'one',
    '-group': 'one',
    '-resource': 'one',
    '-sys': 'one',
    '-text': 'one',
  },
  names: [0, 0],
  async run(words, session) {
    const found = (await (await session.cluster()).get(`/log?${queryOf(words)}`)) as readonly Decision[]
    const oldestFirst = found.toReversed()
    return { text: lines(oldestFirst.map(logLine)), data: oldestFirst }
  },
}

const info: Form = {
  option: '-info',
  syntax: '',
  purpose: 'which log that is',
  names: [0, 0],
  async run(_words, session) {
    const cluster = await session.cluster()
    const [newest] = (await cluster.get('/log?limit=1')) as readonly Decision[]
    const rows = [`Cluster  ${cluster.name}`, `Newest   ${newest ? logTime(newest.at) : 'none yet'}`]
    return { text: lines(rows), data: { cluster: cluster.name, newest: newest ?? null } }
  },
}

export const halog: Program = { name: 'halog', purpose: 'the engine log', forms: [cache, info] }
