import { shownText } from '../syntax/token.ts'
import type { EditRefusal, EditRefusalCode } from './edit.ts'

/** Why one edit cannot be done. */
export type Refusal = Omit<EditRefusal, 'at'>

/** A refusal; `number` is that of the VCS message, where it has one. vcs-semantics §8.4. */
export const refusal = (code: EditRefusalCode, text: string, number: number | null = null): Refusal => ({
  code,
  number,
  text,
})

export const noGroup = (name: string): Refusal =>
  refusal('no-such-object', `Group does not exist: ${shownText(name)}.`, 10133)
export const noResource = (name: string): Refusal =>
  refusal('no-such-object', `Resource does not exist: ${shownText(name)}.`, 10260)
export const noSystem = (name: string): Refusal =>
  refusal('no-such-object', `System does not exist: ${shownText(name)}.`, 10357)
export const noType = (name: string): Refusal =>
  refusal('no-such-object', `Resource type does not exist: ${shownText(name)}.`)
export const notInSystemList = (system: string, group: string): Refusal =>
  refusal(
    'no-such-object',
    `System ${shownText(system)} is not in the SystemList of group ${shownText(group)}.`,
    10135,
  )
export const brokenBlock = (what: string): Refusal =>
  refusal('broken-block', `The text of ${what} is broken: its block or a list in it is not closed.`)
