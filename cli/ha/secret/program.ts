import { CommandFailure } from '../messages/command-failure.ts'
import { failure, numbers } from '../messages/message.ts'
import type { Form, Output, Program, Session } from '../program.ts'

/** Reads a password and has it sealed: it is never a word of a command line, which others can read. */
export async function seal(session: Session): Promise<Output> {
  const { terminal } = session
  const value = await terminal.askSecret('Enter New Password: ')
  if (value === '') throw new CommandFailure([failure(numbers.wrongValue, 'No password was given')])
  const cluster = await session.cluster()
  const { sealed } = (await cluster.post('/secrets/seal', { value })) as { readonly sealed: string }
  return { text: `${sealed}\n`, data: { sealed } }
}

const form = (option: string, purpose: string): Form => ({
  option,
  syntax: '',
  purpose,
  names: [0, 0],
  run: (_words, session) => seal(session),
})

export const vcsencrypt: Program = {
  name: 'vcsencrypt',
  purpose: 'asks for a password and prints it sealed, for main.cf or a -modify',
  forms: [
    form('-agent', 'for an attribute of a resource, such as LDAPTestPasswd'),
    form('-vcs', 'for UserNames of the cluster'),
  ],
}
