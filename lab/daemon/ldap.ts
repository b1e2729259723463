/**
 * The first words of LDAP (RFC 4511): bind succeeds, a search answers the entry cn=monitor, unbind
 * ends. Messages are read by their outer BER frame; one of more than 64 kB is refused.
 */
const element = (tag: number, ...parts: readonly (Buffer | string)[]): Buffer => {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)))
  const size = content.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

const success = () => [element(0x0a, Buffer.from([0])), element(0x04), element(0x04)]

const entry = () => {
  const attribute = (name: string, value: string) =>
    element(0x30, element(0x04, name), element(0x31, element(0x04, value)))
  const attributes = [
    attribute('objectClass', 'extensibleObject'),
    attribute('version', 'Hawser lab directory'),
  ]
  return element(0x64, element(0x04, 'cn=monitor'), element(0x30, ...attributes))
}

/** One BER element at the front of a buffer; null when more bytes are needed. */
const front = (data: Buffer): { tag: number; content: Buffer; size: number } | null => {
  const [tag, first] = data
  if (tag === undefined || first === undefined) return null
  const lengthBytes = first < 128 ? 0 : first & 0x7f
  if (lengthBytes > 2) throw new RangeError('LDAP message is too long')
  if (data.length < 2 + lengthBytes) return null
  const length = lengthBytes === 0 ? first : data.readUIntBE(2, lengthBytes)
  const size = 2 + lengthBytes + length
  if (data.length < size) return null
  return { tag, content: data.subarray(2 + lengthBytes, size), size }
}

/**
 * Answers the whole messages in `data`: the bytes to send, the bytes left over, and whether the
 * client took its leave. Throws RangeError on a frame that is too long.
 */
export const answerLdap = (data: Buffer): { reply: Buffer; rest: Buffer; close: boolean } => {
  const replies: Buffer[] = []
  let rest = data
  if (data.length > 0 && data[0] !== 0x30) throw new RangeError('not an LDAP message')
  for (let message = front(rest); message !== null; message = front(rest)) {
    rest = rest.subarray(message.size)
    const id = front(message.content)
    const request = id && front(message.content.subarray(id.size))
    if (message.tag !== 0x30 || id?.tag !== 0x02 || !request) throw new RangeError('not an LDAP message')
    const say = (operation: Buffer) => replies.push(element(0x30, element(0x02, id.content), operation))
    if (request.tag === 0x42) return { reply: Buffer.concat(replies), rest, close: true }
    if (request.tag === 0x60) say(element(0x61, ...success()))
    if (request.tag === 0x63) {
      say(entry())
      say(element(0x65, ...success()))
    }
  }
  return { reply: Buffer.concat(replies), rest, close: false }
}
