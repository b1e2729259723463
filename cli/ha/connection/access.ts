import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { CommandFailure } from '../messages/command-failure.ts'
import { failure, numbers, warning } from '../messages/message.ts'

/** Where Hawser is, and what shows who is asking. */
export type Access = { readonly url: string; readonly headers: Readonly<Record<string, string>> }

type Environment = Readonly<Record<string, string | undefined>>

const controlFile = z.object({ url: z.url(), token: z.string().min(16) })
const sessionFile = z.object({ url: z.url(), user: z.string(), cookie: z.string().min(1) })
export type StoredSession = z.infer<typeof sessionFile>

/** Where `hawser login` keeps its session: HAWSER_SESSION, or `.hawser-session` in the home directory. */
export const sessionPath = (environment: Environment): string =>
  environment['HAWSER_SESSION'] ?? join(environment['HOME'] ?? homedir(), '.hawser-session')

/** The session of `hawser login`, null when there is none. */
export const storedSession = (environment: Environment): StoredSession | null =>
  readJson(sessionPath(environment), sessionFile)

/**
 * The Hawser of HAWSER_URL with the session of `hawser login`, else the one of the data directory (HAWSER_DATA,
 * `.hawser`), whose reader is its administrator, else the one last signed in to. Throws `CommandFailure`.
 */
export function findAccess(environment: Environment): Access {
  const named = environment['HAWSER_URL']
  const session = storedSession(environment)
  if (named !== undefined) return sessionAccess(new URL(named).origin, session)
  const directory = environment['HAWSER_DATA'] ?? '.hawser'
  const control = readJson(join(directory, 'control.json'), controlFile)
  if (control) return { url: control.url, headers: { authorization: `Bearer ${control.token}` } }
  if (session) return sessionAccess(session.url, session)
  throw new CommandFailure([
    failure(numbers.cannotConnect, 'Cannot connect to VCS engine'),
    warning(
      numbers.engineDown,
      `No Hawser runs on ${directory}. Set HAWSER_DATA to its data directory, or use hawser login.`,
    ),
  ])
}

function sessionAccess(url: string, session: StoredSession | null): Access {
  if (session?.url === url) return { url, headers: { cookie: session.cookie, origin: url } }
  throw new CommandFailure([
    failure(numbers.notSignedIn, `You are not signed in to ${url}. Use hawser login.`),
  ])
}

function readJson<Value>(file: string, schema: z.ZodType<Value>): Value | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return null
    throw error
  }
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
