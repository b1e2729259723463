/** One event of an event stream. */
export type StreamEvent = { readonly event: string; readonly data: unknown }

/** The events of a `text/event-stream` answer, in order, until it ends. Comments are passed over. */
export async function* readEvents(answer: Response): AsyncGenerator<StreamEvent> {
  if (!answer.body) return
  let rest = ''
  for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + piece).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = readBlock(block)
      if (event) yield event
    }
  }
}

function readBlock(block: string): StreamEvent | null {
  const field = (name: string): string[] =>
    block.split('\n').flatMap((line) => (line.startsWith(`${name}: `) ? [line.slice(name.length + 2)] : []))
  const event = field('event')[0]
  return event === undefined ? null : { event, data: JSON.parse(field('data').join('\n') || 'null') }
}
