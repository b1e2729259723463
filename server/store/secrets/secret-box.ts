import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { isSealed, sealMark } from '#lib/model/secrets.ts'
import type { SecretBox } from '#server/ports.ts'

const algorithm = 'aes-256-gcm'
export const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
/** Tells a value that another key sealed from one that was changed. */
const keyIdBytes = 4

/**
 * Seals with AES-256-GCM (NIST SP 800-38D): `{hawser}` and, in base64url, the first bytes of the key's SHA-256, a
 * random nonce, the tag and the ciphertext. The nonce is random: at 2^32 values of one key it would have to change.
 */
export function secretBox(key: Uint8Array): SecretBox {
  if (key.length !== keyBytes) throw new RangeError(`a key has ${keyBytes} bytes, not ${key.length}`)
  const keyId = createHash('sha256').update(key).digest().subarray(0, keyIdBytes)
  const box: SecretBox = {
    sealAgain: (text, known) => (known !== null && box.unseal(known) === text ? known : box.seal(text)),
    seal(text) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return sealMark + Buffer.concat([keyId, nonce, cipher.getAuthTag(), hidden]).toString('base64url')
    },
    unseal(sealed) {
      if (!isSealed(sealed)) return null
      const bytes = Buffer.from(sealed.slice(sealMark.length), 'base64url')
      const tagAt = keyIdBytes + nonceBytes
      const hiddenAt = tagAt + tagBytes
      if (bytes.length < hiddenAt || !bytes.subarray(0, keyIdBytes).equals(keyId)) return null
      const nonce = bytes.subarray(keyIdBytes, tagAt)
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
      decipher.setAuthTag(bytes.subarray(tagAt, hiddenAt))
      try {
        return decipher.update(bytes.subarray(hiddenAt), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        // The tag does not fit: node tells it by throwing.
        return null
      }
    },
  }
  return box
}
