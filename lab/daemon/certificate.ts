import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A key and a certificate of it in PEM, as TLS servers take them. */
export type Certificate = { readonly key: string; readonly cert: string }

/** One element of DER; its length in one byte up to 127, in three beyond. */
const element = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  const { length } = content
  const head = length < 128 ? [tag, length] : [tag, 0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from(head), content])
}
const sequence = (...parts: readonly Buffer[]) => element(0x30, ...parts)
const number = (bytes: Buffer) => element(0x02, bytes)
const text = (value: string) => element(0x0c, Buffer.from(value))

const ecdsaWithSha256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'))
const commonName = Buffer.from('0603550403', 'hex')
const validity = sequence(
  ...['20000101000000Z', '20991231235959Z'].map((time) => element(0x18, Buffer.from(time))),
)

/** A certificate that signs itself, for one name. Who wants to know more than that there is TLS will not accept it. */
export const selfSigned = (name: string): Certificate => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const subject = sequence(element(0x31, sequence(commonName, text(name))))
  const version = element(0xa0, number(Buffer.from([2])))
  const serial = number(Buffer.concat([Buffer.from([1]), randomBytes(8)]))
  const body = sequence(
    version,
    serial,
    ecdsaWithSha256,
    subject,
    validity,
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = element(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  const base64 = sequence(body, ecdsaWithSha256, signature).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  }
}
