import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type StoredMessage = { readonly uid: number; readonly text: string; readonly isDeleted: boolean }

/**
 * Mailboxes on the disk of a mail server, made by the first message to them: `store/<user>/<uid>`, with a file
 * `<uid>.deleted` beside a message that is marked. What one system has written is there for the next.
 */
export class MailStore {
  readonly #directory: string

  /** `root`: the server root. */
  constructor(root: string) {
    this.#directory = join(root, 'store')
  }

  /** Keeps a message for each user. Numbers are never given twice. */
  deliver(users: readonly string[], text: string): void {
    for (const user of users) {
      const mailbox = this.#mailbox(user)
      mkdirSync(mailbox, { recursive: true })
      const counter = join(mailbox, 'next')
      const uid = existsSync(counter) ? Number(readFileSync(counter, 'utf8')) : 1
      writeFileSync(counter, `${uid + 1}\n`)
      writeFileSync(join(mailbox, String(uid)), text)
    }
  }

  /** Messages of a user, oldest first; none for one who never got any. */
  messages(user: string): readonly StoredMessage[] {
    const mailbox = this.#mailbox(user)
    if (!existsSync(mailbox)) return []
    const names = new Set(readdirSync(mailbox))
    return [...names]
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .toSorted((one, other) => one - other)
      .map((uid) => ({
        uid,
        text: readFileSync(join(mailbox, String(uid)), 'utf8'),
        isDeleted: names.has(`${uid}.deleted`),
      }))
  }

  markDeleted(user: string, uid: number): void {
    writeFileSync(join(this.#mailbox(user), `${uid}.deleted`), '')
  }

  remove(user: string, uid: number): void {
    for (const name of [String(uid), `${uid}.deleted`])
      rmSync(join(this.#mailbox(user), name), { force: true })
  }

  /** The part of a mail address before the @ is a user; a name can never lead out of the store. */
  #mailbox(user: string): string {
    const local = user.replace(/@.*/, '').toLowerCase()
    return join(this.#directory, `${local.replaceAll(/[^a-z0-9_-]/g, (sign) => `=${sign.codePointAt(0)}`)}`)
  }
}
