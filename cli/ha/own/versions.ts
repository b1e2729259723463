import { shellLine } from '#lib/maincf/commands/words.ts'
import type { FileDifference, VersionOnWire } from '#lib/wire/configuration.ts'
import { deskOf } from '../cluster/desk.ts'
import { logTime } from '../log/log-lines.ts'
import { WrongWords } from '../messages/command-failure.ts'
import { columns, lines } from '../print/columns.ts'
import { silent, type Form } from '../program.ts'
import { timeMsOf } from '../../forecast-commands/time.ts'

/** A version's number. Throws `WrongWords`. */
export function versionNumber(word: string, usage: string): number {
  if (/^[1-9]\d{0,8}$/.test(word)) return Number(word)
  throw new WrongWords(`hawser: ${word} is no number of a version.`, usage)
}

/** `hawser versions` */
export const versions: Form = {
  option: 'versions',
  syntax: '[--commands]',
  purpose: 'versions of the configuration, the newest first; --commands: what made each',
  flags: { '--commands': 'none' },
  names: [0, 0],
  async run(words, session) {
    const cluster = await session.cluster()
    const { versions: found } = (await cluster.get('/versions')) as {
      readonly versions: readonly VersionOnWire[]
    }
    const text = found.map(({ version, at, author, reason, commands }) => {
      const row = columns([7, 19, 20], [[String(version), logTime(at), author, reason]])
      return words.has('--commands') ? row + lines(commands.map((argv) => `        ${shellLine(argv)}`)) : row
    })
    const head = columns([7, 19, 20], [['Version', 'Time', 'Author', 'Reason']])
    return { text: head + text.join(''), data: found }
  },
}

/** A difference as `diff -u` writes it. */
export const differenceText = (files: readonly FileDifference[]): string =>
  files
    .map(({ name, hunks }) => {
      const marks = { same: ' ', removed: '-', added: '+' } as const
      const body = hunks.map(({ oldStart, newStart, lines: all }) => {
        const old = all.filter(({ kind }) => kind !== 'added').length
        const fresh = all.filter(({ kind }) => kind !== 'removed').length
        const head = `@@ -${oldStart},${old} +${newStart},${fresh} @@\n`
        return head + lines(all.map(({ kind, text }) => `${marks[kind]}${text}`))
      })
      return `--- ${name}\n+++ ${name}\n${body.join('')}`
    })
    .join('')

const rollbackUsage = 'Usage: hawser rollback VERSION [--confirm-within TIME] [--reason TEXT]\n'

/** `hawser rollback` */
export const rollback: Form = {
  option: 'rollback',
  syntax: 'VERSION [--confirm-within TIME] [--reason TEXT]',
  purpose: 'returns to a version, byte for byte, as a new one; undone unless confirmed within the time',
  flags: { '--confirm-within': 'one', '--reason': 'one' },
  names: [1, 1],
  async run(words, session) {
    const within = words.one('--confirm-within')
    const confirmWithinMs = within === null ? null : timeMsOf(within)
    if (within !== null && confirmWithinMs === null) {
      throw new WrongWords(`hawser rollback: ${within} is no time such as 30s or 5m.`, rollbackUsage)
    }
    const cluster = await session.cluster()
    await cluster.post('/configuration/rollback', {
      version: versionNumber(words.names[0] ?? '', rollbackUsage),
      reason: words.one('--reason') ?? '',
      confirmWithinMs,
      requestId: crypto.randomUUID(),
    })
    return { ...silent, data: { version: (await deskOf(cluster)).version } }
  },
}

/** `hawser confirm` */
export const confirm: Form = {
  option: 'confirm',
  syntax: '[VERSION]',
  purpose: 'keeps a change that would be undone',
  names: [0, 1],
  async run({ names: [named] }, session) {
    const cluster = await session.cluster()
    const usage = 'Usage: hawser confirm [VERSION]\n'
    const version = named === undefined ? (await deskOf(cluster)).version : versionNumber(named, usage)
    await cluster.post('/configuration/confirm', { version, requestId: crypto.randomUUID() })
    return { ...silent, data: { version } }
  },
}
