import { shownText } from '../../syntax/token.ts'
import { isLooseName, isReserved } from '../../syntax/words.ts'
import { refusal, type Refusal } from '../refusal.ts'

/** Why nothing new can have a name; null when it can. vcs-semantics §1.2, Name characters, Reserved words. */
export const faultOfName = (what: string, name: string): Refusal | null => {
  if (isReserved(name)) {
    return refusal('bad-name', `${shownText(name)} is a reserved word and cannot be the name of a ${what}.`)
  }
  if (isLooseName(name)) return null
  const rule = 'a letter, then letters, digits, "-" and "_"'
  return refusal('bad-name', `${shownText(name)} cannot be the name of a ${what}: ${rule}.`)
}

/** Why a name is taken; null when it is free. */
export const faultOfTaken = (what: string, name: string, isTaken: boolean): Refusal | null =>
  isTaken ? refusal('object-exists', `The ${what} ${shownText(name)} exists already.`) : null
