/** Addresses of the old kind, as numbers. */

/** Null: it is none. */
export const ipv4Of = (text: string): number | null => {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return null
  const octets = text.split('.').map(Number)
  return octets.some((octet) => octet > 255)
    ? null
    : octets.reduce((number, octet) => number * 256 + octet, 0)
}

/** Bits of a mask written as 255.255.255.0 or 24; null: it is none. */
export const prefixOf = (mask: string): number | null => {
  if (/^\d{1,2}$/.test(mask)) return Number(mask) <= 32 ? Number(mask) : null
  const number = ipv4Of(mask)
  if (number === null) return null
  const bits = number.toString(2).padStart(32, '0')
  return /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : null
}

/** Whether an address lies in the network of another one with so many bits. */
export const isInNetwork = (address: number, network: number, prefix: number): boolean => {
  const size = 2 ** (32 - prefix)
  return Math.floor(address / size) === Math.floor(network / size)
}

/** Whether a text is an address of either kind and no name. */
export const isAddress = (text: string): boolean =>
  ipv4Of(text) !== null || /^[\da-f.:]*:[\da-f.:]*$/i.test(text)
