import type { Conversation, Place, Reply } from '../line-protocols.ts'
import type { StoredMessage } from './mail-store.ts'

const words = (text: string): string[] =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll(/\\(.)/g, '$1') ?? plain,
  )

/** Header lines of that name, as `BODY[HEADER.FIELDS (name)]` has them. */
const headerLines = ({ text }: StoredMessage, name: string): string[] =>
  (text.split('\r\n\r\n')[0] ?? '')
    .split('\r\n')
    .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))

const capability = 'CAPABILITY IMAP4rev1 UIDPLUS'

/** Reads one mailbox as far as a proof of mail flow needs it: search by header, fetch of headers, removal, by UID. */
export const imapSession = ({ host, mail }: Place): Conversation => {
  let user: string | null = null
  const all = () => (user === null ? [] : mail.messages(user))
  const inSet = (set: string) => {
    const uids = set.split(',').map(Number)
    return all().filter(({ uid }) => uids.includes(uid))
  }

  const search = ([key = '', name = '', value = '']: readonly string[]): readonly StoredMessage[] | null => {
    if (key.toUpperCase() === 'DELETED') return all().filter(({ isDeleted }) => isDeleted)
    if (key.toUpperCase() !== 'HEADER') return null
    const sought = value.toLowerCase()
    return all().filter((message) =>
      headerLines(message, name).some((line) => line.toLowerCase().includes(sought)),
    )
  }

  const fetchHeaders = (set: string, item: string): string | null => {
    const name = /HEADER\.FIELDS \((\S+)\)\]\)$/i.exec(item)?.[1]
    if (name === undefined) return null
    const place = new Map(all().map(({ uid }, index) => [uid, index + 1]))
    const answers = inSet(set).map((message) => {
      const head = `${headerLines(message, name)
        .map((line) => `${line}\r\n`)
        .join('')}\r\n`
      const label = `BODY[HEADER.FIELDS (${name})]`
      return `* ${place.get(message.uid)} FETCH (UID ${message.uid} ${label} {${Buffer.byteLength(head)}}\r\n${head})\r\n`
    })
    return answers.join('')
  }

  const expunge = (chosen: readonly StoredMessage[]): string => {
    const gone = chosen.filter(({ isDeleted }) => isDeleted)
    return gone
      .map(({ uid }) => {
        const number = all().findIndex((message) => message.uid === uid) + 1
        mail.remove(user ?? '', uid)
        return `* ${number} EXPUNGE\r\n`
      })
      .join('')
  }

  /** Untagged words of a UID command; null for one that is not known. */
  const byUid = ([verb = '', ...rest]: readonly string[], line: string): string | null => {
    switch (verb.toUpperCase()) {
      case 'SEARCH': {
        const found = search(rest)
        return found && `* ${['SEARCH', ...found.map(({ uid }) => uid)].join(' ')}\r\n`
      }
      case 'FETCH':
        return fetchHeaders(rest[0] ?? '', line)
      case 'STORE':
        for (const { uid } of inSet(rest[0] ?? '')) mail.markDeleted(user ?? '', uid)
        return ''
      case 'EXPUNGE':
        return expunge(inSet(rest[0] ?? ''))
      default:
        return null
    }
  }

  return (line): Reply => {
    const [tag = '*', verb = '', ...rest] = words(line)
    const word = verb.toUpperCase()
    const done = (text: string, before = ''): Reply => ({ text: `${before}${tag} ${text}\r\n` })
    switch (word) {
      case 'CAPABILITY':
        return done('OK CAPABILITY completed', `* ${capability}\r\n`)
      case 'NOOP':
        return done('OK NOOP completed')
      case 'LOGIN':
        user = rest[0] ?? ''
        return done('OK User logged in')
      case 'SELECT':
        return done('OK [READ-WRITE] SELECT completed', `* ${all().length} EXISTS\r\n* 0 RECENT\r\n`)
      case 'UID': {
        const untagged = user === null ? null : byUid(rest, line)
        return untagged === null ? done('BAD command unknown') : done('OK UID completed', untagged)
      }
      case 'LOGOUT':
        return { ...done('OK LOGOUT completed', `* BYE ${host} closing connection\r\n`), close: true }
      default:
        return done('BAD command unknown')
    }
  }
}
