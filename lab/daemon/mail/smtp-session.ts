import type { Conversation, Place } from '../line-protocols.ts'

const mostMessageBytes = 1024 * 1024

const addressIn = (line: string): string | null => /^[A-Z ]+:<([^<>\s]+@[^<>\s]+)>/i.exec(line)?.[1] ?? null

/** Takes mail for whoever lives in the mail store of its server root: SMTP or LMTP, of which the hello differs. */
export const transferSession = (hello: readonly string[], place: Place): Conversation => {
  let recipients: string[] = []
  let message: string[] | null = null
  let size = 0
  const reset = () => {
    recipients = []
    message = null
    size = 0
  }

  const takeLine = (lines: string[], line: string) => {
    size += line.length + 2
    if (line !== '.') {
      if (size <= mostMessageBytes) lines.push(line.startsWith('.') ? line.slice(1) : line)
      return null
    }
    const [isTooLarge, users] = [size > mostMessageBytes, recipients]
    reset()
    if (place.isDiskFull()) return { text: '452 4.3.1 insufficient system storage\r\n' }
    if (isTooLarge) return { text: '552 5.3.4 message too big\r\n' }
    place.mail.deliver(users, `${lines.join('\r\n')}\r\n`)
    return { text: '250 2.6.0 message accepted\r\n' }
  }

  return (line) => {
    if (message !== null) return takeLine(message, line)
    const word = line.split(' ')[0]?.toUpperCase() ?? ''
    if (hello.includes(word)) return { text: `250-${place.host}\r\n250 PIPELINING\r\n` }
    switch (word) {
      case 'MAIL':
        reset()
        if (place.isDiskFull()) return { text: '452 4.3.1 insufficient system storage\r\n' }
        return { text: '250 2.1.0 sender ok\r\n' }
      case 'RCPT': {
        const recipient = addressIn(line)
        if (recipient === null) return { text: '550 5.1.1 no such user here\r\n' }
        recipients.push(recipient)
        return { text: '250 2.1.5 recipient ok\r\n' }
      }
      case 'DATA':
        if (recipients.length === 0) return { text: '503 5.5.1 nobody to deliver to\r\n' }
        message = []
        return { text: '354 end with a dot on a line of its own\r\n' }
      case 'RSET':
        reset()
        return { text: '250 2.0.0 ok\r\n' }
      case 'NOOP':
        return { text: '250 2.0.0 ok\r\n' }
      case 'QUIT':
        return { text: `221 2.0.0 ${place.host} closing connection\r\n`, close: true }
      default:
        return { text: '500 5.5.1 command unknown\r\n' }
    }
  }
}
