import { editingForm } from '../changing/editing-form.ts'
import type { Form, Program } from '../program.ts'
import { programs } from '../programs.ts'
import { seal } from '../secret/program.ts'
import { completionForm } from './completion.ts'
import { diff } from './diff.ts'
import { fmt } from './fmt.ts'
import { login, logout } from './login.ts'
import { planForm } from './plan.ts'
import { verify } from './verify.ts'
import { confirm, rollback, versions } from './versions.ts'
import { why } from './why.ts'

const secret: Form = {
  option: 'secret',
  syntax: '',
  purpose: 'asks for a password and prints it sealed, for main.cf or a -modify (vcsencrypt)',
  names: [0, 0],
  run: (_words, session) => seal(session),
}

/** Commands that are elsewhere, for the shell to complete. */
const elsewhere: readonly Form[] = ['lab', 'simulate', 'survive', 'advise', 'downtime', 'convert'].map(
  (option) => ({
    option,
    syntax: '',
    purpose: '',
    names: [0, Infinity],
    run: () => Promise.reject(new Error(`${option} is run elsewhere`)),
  }),
)

/** What VCS lacks: the commands of `hawser` that ask a running one, or read configurations. */
export const hawser: Program = {
  name: 'hawser',
  purpose: 'what VCS has no command for',
  forms: [
    verify,
    fmt,
    diff,
    versions,
    rollback,
    confirm,
    planForm(programs),
    why,
    secret,
    editingForm('hawser', 'rename', {
      syntax: 'group|resource NAME NEW-NAME',
      purpose: 'renames it wherever it is used',
    }),
    login,
    logout,
    completionForm(() => [...programs, { ...hawser, forms: [...hawser.forms, ...elsewhere] }]),
  ],
}
