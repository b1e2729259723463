import { hash, verify } from '@node-rs/argon2'
import { isCommonPassword } from './common-passwords.ts'

/** Argon2id with the parameters OWASP recommends (19 MiB, two passes); the library's default algorithm. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const shortestPassword = 12

/** Hash of a new password in PHC format. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost)

let decoy: Promise<string> | null = null

/**
 * Whether the password fits the hash. Without a hash (unknown user, no password set) the answer is no, after
 * the same work, so that the time tells nothing.
 */
export async function passwordFits(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('the password of nobody')
  const fits = await verify(storedHash ?? (await decoy), password)
  return storedHash !== null && fits
}

/** What is wrong with a new password, as a sentence; null when it is good enough (ASVS 6.2.1, 6.2.4). */
export function passwordWeakness(password: string, user: string): string | null {
  if ([...password].length < shortestPassword)
    return `A password needs ${shortestPassword} characters or more.`
  const plain = password.toLowerCase()
  if (isCommonPassword(plain) || isRepetition(plain) || isCount(plain))
    return 'This password is among the first anybody tries.'
  if (user.length >= 4 && plain.includes(user.toLowerCase()))
    return 'A password must not contain the user name.'
  return null
}

/** One short piece over and over: `aaaaaaaaaaaa`, `123412341234`. */
const isRepetition = (text: string): boolean => /^(.{1,4})\1+$/.test(text)

/** Digits only: `123456789012`, a date, a telephone number. */
const isCount = (text: string): boolean => /^\d+$/.test(text)
