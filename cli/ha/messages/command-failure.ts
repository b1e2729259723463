import { messageLine, type Message } from './message.ts'

/** A command that could not do what it was asked: what it prints on standard error, and its exit code. */
export class CommandFailure extends Error {
  readonly messages: readonly Message[]
  readonly code: number

  constructor(messages: readonly Message[], code = 1) {
    super(messages.map(messageLine).join('\n'))
    this.messages = messages
    this.code = code
  }
}

/** Words a command does not understand: exit code 1, as VCS has it, and how it is used. */
export class WrongWords extends Error {
  readonly usage: string

  constructor(message: string, usage: string) {
    super(message)
    this.usage = usage
  }
}
