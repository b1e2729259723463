/** One message of a text/event-stream. */
export type StreamMessage = { readonly event: string; readonly id: string | null; readonly data: string }

/**
 * Reads an event stream piece by piece, however the pieces are cut. Answers the messages completed by each
 * piece; comment lines (heartbeats) complete none.
 */
export function streamReader(): (piece: string) => readonly StreamMessage[] {
  let rest = ''
  let lines: string[] = []
  return (piece) => {
    const messages: StreamMessage[] = []
    const parts = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = parts.pop() ?? ''
    for (const line of parts) {
      if (line !== '') lines.push(line)
      else {
        const message = readMessage(lines)
        if (message) messages.push(message)
        lines = []
      }
    }
    return messages
  }
}

function readMessage(lines: readonly string[]): StreamMessage | null {
  let event = 'message'
  let id: string | null = null
  const data: string[] = []
  for (const line of lines) {
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (field === 'event') event = value
    else if (field === 'id') id = value
    else if (field === 'data') data.push(value)
  }
  return data.length === 0 ? null : { event, id, data: data.join('\n') }
}
