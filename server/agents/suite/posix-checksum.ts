const polynomial = 0x04c11db7

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ polynomial : value << 1
  return value >>> 0
})

/** The number that the POSIX program `cksum` prints first for these bytes: a CRC-32 that includes the length. */
export const posixChecksum = (bytes: Uint8Array): number => {
  let crc = 0
  const add = (byte: number): void => {
    crc = ((crc << 8) ^ (table[((crc >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0
  }
  for (const byte of bytes) add(byte)
  for (let length = bytes.length; length > 0; length = Math.floor(length / 256)) add(length & 0xff)
  return ~crc >>> 0
}
