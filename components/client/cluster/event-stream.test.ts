import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streamReader, type StreamMessage } from './event-stream.ts'

const stream =
  'retry: 2000\n\nevent: hello\ndata: {"revision":3}\n\n: \n\nevent: change\nid: 4\ndata: {"a":\ndata: 1}\n\ndata: plain\n\n'

const expected: readonly StreamMessage[] = [
  { event: 'hello', id: null, data: '{"revision":3}' },
  { event: 'change', id: '4', data: '{"a":\n1}' },
  { event: 'message', id: null, data: 'plain' },
]

describe('streamReader', () => {
  it('reads messages with event, id and data of several lines, and passes over comments', () => {
    expect(streamReader()(stream)).toEqual(expected)
  })

  it('reads the same however the pieces are cut and whatever ends a line', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: stream.length * 2 }), { maxLength: 12 })
    fc.assert(
      fc.property(cuts, fc.constantFrom('\n', '\r\n'), (places, end) => {
        const text = stream.replaceAll('\n', end)
        const read = streamReader()
        const edges = [0, ...places.toSorted((one, other) => one - other), text.length]
        const pieces = edges.slice(1).map((edge, index) => text.slice(edges[index], edge))
        expect(pieces.flatMap((piece) => read(piece))).toEqual(expected)
      }),
    )
  })

  it('keeps an unfinished message until its empty line has come', () => {
    const read = streamReader()
    expect(read('event: facts\ndata: {}\n')).toEqual([])
    expect(read('\n')).toEqual([{ event: 'facts', id: null, data: '{}' }])
  })
})
