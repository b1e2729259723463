import type { Conversation, Place } from '../line-protocols.ts'
import type { StoredMessage } from './mail-store.ts'

const stuffed = (lines: readonly string[]): string =>
  lines.map((line) => `${line.startsWith('.') ? '.' : ''}${line}\r\n`).join('')

/** Reads one mailbox as it was at the login; what was marked goes at QUIT. */
export const popSession = ({ mail }: Place): Conversation => {
  let user = ''
  let messages: readonly StoredMessage[] = []
  const marked = new Set<number>()
  const ok = (text = '') => ({ text: `+OK${text === '' ? '' : ` ${text}`}\r\n` })
  const bad = (text: string) => ({ text: `-ERR ${text}\r\n` })

  return (line) => {
    const [word = '', first = '', second = ''] = line.split(' ')
    const message = messages[Number(first) - 1]
    switch (word.toUpperCase()) {
      case 'CAPA':
        return { text: '+OK\r\nUSER\r\nTOP\r\n.\r\n' }
      case 'USER':
        user = first
        return ok()
      case 'PASS':
        messages = mail.messages(user)
        return ok()
      case 'NOOP':
        return ok()
      case 'STAT':
        return ok(`${messages.length} ${messages.reduce((size, { text }) => size + text.length, 0)}`)
      case 'LIST': {
        const lines = messages.map(({ text }, index) => `${index + 1} ${text.length}`)
        return { text: `+OK\r\n${stuffed(lines)}.\r\n` }
      }
      case 'TOP': {
        if (!message) return bad('no such message')
        const [head = '', ...rest] = message.text.split('\r\n\r\n')
        const body = rest.join('\r\n\r\n').split('\r\n').slice(0, Number(second))
        return { text: `+OK\r\n${stuffed([...head.split('\r\n'), '', ...body])}.\r\n` }
      }
      case 'DELE':
        if (!message) return bad('no such message')
        marked.add(message.uid)
        return ok()
      case 'QUIT':
        for (const uid of marked) mail.remove(user, uid)
        return { ...ok('bye'), close: true }
      default:
        return bad('command unknown')
    }
  }
}
