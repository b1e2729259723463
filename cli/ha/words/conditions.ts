import { WrongWords } from '../messages/command-failure.ts'

/** A condition of -list: `State=ONLINE`, `Enabled!=1`, `Address=~10.10.*`. All must hold. vcs-semantics §8. */
export type Condition = {
  readonly attribute: string
  readonly operator: '=' | '!=' | '=~'
  readonly value: string
}

/** Reads one. Throws `WrongWords`. */
export function readCondition(word: string, usage: string): Condition {
  const match = /^(?<attribute>\w+)(?<operator>!=|=~|=)(?<value>.*)$/.exec(word)
  const { attribute, operator, value } = match?.groups ?? {}
  if (attribute === undefined || value === undefined || !isOperator(operator)) {
    throw new WrongWords(`"${word}" is no condition; it is written Attribute=value, != or =~`, usage)
  }
  return { attribute, operator, value }
}

const isOperator = (text: string | undefined): text is Condition['operator'] =>
  text === '=' || text === '!=' || text === '=~'

/** Whether a value meets the condition. A list meets it when the whole or one of its words does. */
export function meets({ operator, value }: Condition, present: string): boolean {
  const bare = present.replaceAll(/^\||\|$/g, '')
  const words = [present, bare, ...bare.split(/[|\t ]/)]
  const pattern = operator === '=~' ? patternOf(value) : null
  const holds = words.some((word) => (pattern === null ? word === value : pattern.test(word)))
  return operator === '!=' ? !holds : holds
}

/** `*` any text, `?` one letter; a word without either is looked for anywhere. */
function patternOf(value: string): RegExp {
  const body = value
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return /[*?]/.test(value) ? new RegExp(`^${body}$`) : new RegExp(body)
}
