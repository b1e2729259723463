/**
 * A ustar archive (POSIX.1-1988) of a few text files: every system that Hawser runs on or manages unpacks it, and
 * nothing has to be compressed to stay small. Names are those of .cf files, well under the format's 100 bytes.
 */
export function archiveOf(
  files: readonly { readonly name: string; readonly text: string }[],
  modifiedMs: number,
): Uint8Array<ArrayBuffer> {
  const blocks = files.flatMap(({ name, text }) => {
    const content = Buffer.from(text, 'utf8')
    const padding = Buffer.alloc((blockBytes - (content.length % blockBytes)) % blockBytes)
    return [headerOf(name, content.length, Math.floor(modifiedMs / 1000)), content, padding]
  })
  return new Uint8Array(Buffer.concat([...blocks, Buffer.alloc(2 * blockBytes)]))
}

const blockBytes = 512

/** Offset and length of the header's fields that are used. */
const field = {
  name: [0, 100],
  mode: [100, 8],
  uid: [108, 8],
  gid: [116, 8],
  size: [124, 12],
  modified: [136, 12],
  checksum: [148, 8],
  type: [156, 1],
  magic: [257, 8],
} as const

function headerOf(name: string, sizeBytes: number, modifiedS: number): Buffer {
  const header = Buffer.alloc(blockBytes)
  const put = ([offset]: readonly [number, number], text: string): void =>
    void header.write(text, offset, 'latin1')
  const number = (at: readonly [number, number], value: number): void =>
    put(at, value.toString(8).padStart(at[1] - 1, '0'))
  if (Buffer.byteLength(name) > field.name[1]) throw new RangeError(`${name} is too long for an archive`)
  header.write(name, 0, 'utf8')
  number(field.mode, 0o600)
  number(field.uid, 0)
  number(field.gid, 0)
  number(field.size, sizeBytes)
  number(field.modified, modifiedS)
  put(field.type, '0')
  put(field.magic, 'ustar\u000000')
  put(field.checksum, ' '.repeat(field.checksum[1]))
  const sum = header.reduce((total, byte) => total + byte, 0)
  put(field.checksum, `${sum.toString(8).padStart(6, '0')}\0 `)
  return header
}
