import { rmSync, writeFileSync, chmodSync } from 'node:fs'
import { sessionPath, storedSession, type StoredSession } from '../connection/access.ts'
import { askApi } from '../connection/http.ts'
import { CommandFailure, WrongWords } from '../messages/command-failure.ts'
import { failure, numbers } from '../messages/message.ts'
import { silent, type Form } from '../program.ts'

const usage = 'Usage: hawser login URL USER\n'

/** `hawser login`, VCS' halogin: a session of one's own, kept in a file nobody else can read. */
export const login: Form = {
  option: 'login',
  syntax: '[URL] USER',
  purpose: 'signs in to a Hawser (HAWSER_URL); the commands then act in your name',
  names: [1, 2],
  async run({ names }, { terminal }) {
    const [user = '', named = terminal.environment['HAWSER_URL']] = names.toReversed()
    if (named === undefined || !URL.canParse(named)) {
      throw new WrongWords('hawser login: name the address of Hawser, as https://hawser.example', usage)
    }
    const url = new URL(named).origin
    const password = await terminal.askSecret(`Password of ${user}: `)
    const cookie = await signIn(url, user, password)
    const file = sessionPath(terminal.environment)
    writeFileSync(file, `${JSON.stringify({ url, user, cookie } satisfies StoredSession)}\n`, { mode: 0o600 })
    chmodSync(file, 0o600)
    return { text: `Signed in to ${url} as ${user}.\n`, data: { url, user } }
  },
}

async function signIn(url: string, user: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ user, password }),
  }).catch(() => null)
  if (answer === null) throw new CommandFailure([failure(numbers.cannotConnect, `${url} does not answer`)])
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (answer.ok && cookie !== undefined) return cookie
  const refused = (await answer.json().catch(() => null)) as { error?: { message?: string } } | null
  throw new CommandFailure([
    failure(
      numbers.notSignedIn,
      refused?.error?.message ?? `${url} is no Hawser (HTTP status ${answer.status})`,
    ),
  ])
}

/** `hawser logout` */
export const logout: Form = {
  option: 'logout',
  syntax: '',
  purpose: 'ends the session of hawser login',
  names: [0, 0],
  async run(_words, { terminal }) {
    const session = storedSession(terminal.environment)
    if (session === null) throw new CommandFailure([failure(numbers.notSignedIn, 'You are not signed in')])
    rmSync(sessionPath(terminal.environment), { force: true })
    const headers = { cookie: session.cookie, origin: session.url }
    await askApi({ url: session.url, headers }, 'DELETE', '/session')
    return silent
  },
}
