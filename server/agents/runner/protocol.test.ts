import { describe, expect, it } from 'vitest'
import { lineSplitter } from './line-splitter.ts'
import { parseLine, requestLine } from './protocol.ts'

describe('requestLine', () => {
  it('is one line, its time-out rounded up to whole seconds', () => {
    const line = requestLine(7, {
      script: 'IP/online',
      argv: ['ip1', "it's", 'a\nb'],
      input: '',
      timeoutMs: 1_001,
    })
    expect(line).toBe(`run '7' '2' 'IP/online' '' 'ip1' 'it'\\''s' 'a'"$N"'b'\n`)
  })
})

describe('parseLine', () => {
  it('reads what a runner says', () => {
    expect(parseLine('out 12 61 62 0a')).toEqual({ kind: 'out', id: 12, bytes: Buffer.from('ab\n') })
    expect(parseLine('end 12 exited 110')).toEqual({ kind: 'end', id: 12, ending: 'exited', code: 110 })
    expect(parseLine('end 12 timedOut')).toEqual({ kind: 'end', id: 12, ending: 'timedOut', code: 0 })
    expect(parseLine('pong 5')).toEqual({ kind: 'pong', token: '5' })
    expect(parseLine('sorry the disk is full')).toEqual({ kind: 'sorry', reason: 'the disk is full' })
    expect(
      parseLine(
        'hello protocol=1 suite=0.1.0+abc group=setsid leftovers=2 time=1700000000 uname=Linux 6.1 x86_64',
      ),
    ).toEqual({
      kind: 'hello',
      hello: {
        protocol: 1,
        suiteVersion: '0.1.0+abc',
        launcher: 'setsid',
        leftovers: 2,
        timeS: 1_700_000_000,
        uname: 'Linux 6.1 x86_64',
      },
    })
  })

  it.each([
    '',
    'Welcome to mail2',
    'end',
    'end x exited 0',
    'end 1 exploded',
    'end 1 exited many',
    'hello you',
  ])('does not take %j for an answer', (line) => {
    expect(parseLine(line)).toEqual({ kind: 'unknown' })
  })
})

describe('lineSplitter', () => {
  it('joins what was cut anywhere', () => {
    const lines: string[] = []
    const hear = lineSplitter((line) => lines.push(line))
    for (const chunk of ['on', 'e\ntw', 'o\n', '\nth', 'ree']) hear(Buffer.from(chunk))
    expect(lines).toEqual(['one', 'two', ''])
  })
})
