import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outputLimitBytes, outputText } from './output-text.ts'

describe('outputText', () => {
  it.each([
    ['plain text\n', 'plain text'],
    ['two\r\nlines\n\n', 'two\nlines'],
    ['a\0b\u0007c\bd', 'abcd'],
    ['\u001b[1;31mred\u001b[0m', 'red'],
    ['\u001b]0;window title\u0007text', 'text'],
    ['\u001b]52;c;c2VjcmV0\u001b\\text', 'text'],
    ['\u001bPdevice\u001b\\x\u001bc\u001b(By', 'xy'],
    ['\u009b31mred', '31mred'],
    ['cut off \u001b[12', 'cut off 12'],
    ['left \u202eto right', 'left to right'],
  ])('%j becomes %j', (raw, clean) => {
    expect(outputText(Buffer.from(raw))).toBe(clean)
  })

  it('replaces what is not UTF-8', () => {
    expect(outputText(Buffer.from([0x61, 0xff, 0xc3, 0x28, 0x62]))).toBe('a\ufffd\ufffd(b')
  })

  it('says when it has cut', () => {
    expect(outputText(Buffer.alloc(outputLimitBytes, 'x'))).toBe('x'.repeat(outputLimitBytes))
    expect(outputText(Buffer.alloc(outputLimitBytes + 1, 'x'))).toMatch(/^x{8192}\n… \(cut/)
  })

  it('lets no control character through, whatever it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(outputText(Buffer.from(bytes))).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
      }),
    )
  })
})
