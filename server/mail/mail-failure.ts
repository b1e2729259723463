/**
 * A conversation with a mail service that did not go as it should. Thrown inside this room only; `message` is a
 * sentence with the service and its own words, without secrets. `isTemporary`: the same may go well a moment later.
 */
export class MailFailure extends Error {
  readonly isTemporary: boolean

  constructor(message: string, isTemporary: boolean) {
    super(message)
    this.name = 'MailFailure'
    this.isTemporary = isTemporary
  }
}

const longestWords = 200
const controls = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g

/** What a service said as it may be shown: in one line, without secrets, not longer than a sentence. */
export const shownWords = (text: string, secrets: readonly string[]): string => {
  const hidden = secrets
    .filter((secret) => secret !== '')
    .reduce((shown, secret) => shown.replaceAll(secret, '••••'), text)
  const line = hidden.replaceAll(controls, ' ').replaceAll(/ {2,}/g, ' ').trim()
  return line.length > longestWords ? `${line.slice(0, longestWords)}…` : line
}
