export type ReadEvent = { readonly event: string; readonly id?: string; readonly data: unknown }

/** Reads an event stream one event at a time; what is not asked for stays with the server. */
export type EventReader = {
  readonly headers: Headers
  readonly next: () => Promise<ReadEvent>
  /** Skips events. Answers the text of the comment. */
  readonly nextComment: () => Promise<string>
  /** Resolves when the server ends the stream; rejects when it breaks. */
  readonly end: () => Promise<void>
  readonly leave: () => void
}

/** Opens a stream; throws when the answer is none. */
export async function readEvents(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<EventReader> {
  const abort = new AbortController()
  const response = await fetch(url, { headers, signal: abort.signal })
  if (!response.ok || !response.body)
    throw new Error(`no stream: ${response.status} ${await response.text()}`)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''

  /** The next block of lines, null at the end. */
  const block = async (): Promise<string | null> => {
    for (;;) {
      const end = rest.indexOf('\n\n')
      if (end >= 0) {
        const text = rest.slice(0, end)
        rest = rest.slice(end + 2)
        return text
      }
      const { done, value } = await reader.read()
      if (done) return null
      rest += value
    }
  }
  const find = async <Found>(read: (text: string) => Found | null): Promise<Found> => {
    for (;;) {
      const text = await block()
      if (text === null) throw new Error('the stream ended')
      const found = read(text)
      if (found !== null) return found
    }
  }
  return {
    headers: response.headers,
    next: () => find(parseEvent),
    nextComment: () => find((text) => (text.startsWith(':') ? text.slice(1).trim() : null)),
    async end() {
      while ((await block()) !== null);
    },
    leave: () => abort.abort(),
  }
}

function parseEvent(text: string): ReadEvent | null {
  const fields = new Map(
    text.split('\n').map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()] as const
    }),
  )
  const event = fields.get('event')
  if (event === undefined) return null
  const id = fields.get('id')
  return { event, ...(id !== undefined && { id }), data: JSON.parse(fields.get('data') ?? 'null') }
}
