import { found, nothing, type Check, type Found, type Seen } from './check.ts'
import { otherAnswer } from './network.ts'
import { checkOf, textAt, type Target } from './target.ts'

/** As whom the mail software runs where its installation was left as it is: the same numbers on every system. */
const mailUser = 'mailsrv'
const mailGroup = 'mail'
const mailTypes = ['SunJESMsg']

/** Users as whom resources run: known everywhere by the same numbers, and none of them root under another name. */
export const peopleChecks = (target: Target): readonly Check[] => {
  const isMail = mailTypes.includes(target.type.name)
  const user = isMail ? mailUser : textAt(target, 'User')
  return [
    ...(user === '' || user === 'root' ? [] : [userCheck(target, user)]),
    ...(isMail ? [userGroupCheck(target, mailGroup)] : []),
  ]
}

const userCheck = (target: Target, object: string): Check =>
  checkOf(target, ['user', object], (answer, seen) => {
    if (answer[0] === 'missing') return found(missingKind(target, object, seen), { object })
    if (answer[0]?.startsWith('0:')) return found('user-is-root', { object })
    return differing(target, ['user', object], { kind: 'user-differs', answer, seen })
  })

/** A mail server may have been installed as another user than the usual one: then no system has that. */
const missingKind = (target: Target, user: string, seen: Seen): Found['kind'] => {
  if (!mailTypes.includes(target.type.name)) return 'user-missing'
  const known = otherAnswer(target, ['user', user], ['missing'], seen)
  return known === null ? 'mail-user-nowhere' : 'user-missing'
}

const userGroupCheck = (target: Target, object: string): Check =>
  checkOf(target, ['usergroup', object], (answer, seen) =>
    answer[0] === 'missing'
      ? found('user-group-missing', { object })
      : differing(target, ['usergroup', object], { kind: 'user-group-differs', answer, seen }),
  )

type Compared = { readonly kind: Found['kind']; readonly answer: readonly string[]; readonly seen: Seen }

const differing = (
  target: Target,
  question: Check['question'],
  { kind, answer, seen }: Compared,
): readonly Found[] => {
  const different = otherAnswer(target, question, answer, seen)
  if (!different) return nothing
  const { text: there, system: other } = different
  return found(kind, { object: question[1] ?? '', here: answer.join(' '), there, other })
}
