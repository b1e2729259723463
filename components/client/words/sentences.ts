import type { ErrorCode } from '#lib/wire/errors.ts'
import type { Failure } from '../api.ts'

/** What each error of the API means to a person, and what would help. The one place of these sentences. */
export const errorSentences: Readonly<Record<ErrorCode, string>> = {
  'bad-request': 'The engine could not read this request. Reload the page and try again.',
  'not-signed-in': 'Your session has ended. Sign in again; nothing was changed.',
  'wrong-password': 'The user name or the password is wrong.',
  'too-many-attempts': 'Too many attempts. Wait a minute, then try again.',
  'link-used-or-expired': 'This sign-in link was used already or has expired. Sign in with your password.',
  'password-too-short': 'This password is too easy to guess. Choose another.',
  'not-permitted': 'Your role does not allow this.',
  'foreign-origin': 'The request came from another site and was not accepted.',
  'not-found': 'This does not exist (any more).',
  'unknown-cluster': 'There is no cluster of this name.',
  refused: 'The engine refused this. Nothing was changed.',
  'truth-has-moved': 'The cluster has changed since you looked. Nothing was done; review the new plan.',
  'bad-configuration': 'The configuration has errors. The running configuration was not touched.',
  'not-a-lab': 'This cluster does not run in the embedded lab.',
  'too-large': 'This is larger than the engine accepts.',
  'system-not-reachable': 'The system did not answer. Nothing was changed on it.',
  'engine-unavailable': 'The engine does not answer. It may be starting; the page keeps trying.',
  internal: 'Something failed inside the engine. Its log has the details.',
}

export const unreachableSentence =
  'No answer from the console. Nothing is known of what was done; look at the state before you try again.'

/** A failure in one sentence. */
export const sentenceOf = (failure: Failure): string =>
  failure.kind === 'refused' ? errorSentences[failure.error.code] : unreachableSentence

/** Codes whose message names the thing it is about. The others' messages say the same in other words. */
const messageAdds: ReadonlySet<ErrorCode> = new Set([
  'bad-request',
  'too-many-attempts',
  'password-too-short',
  'foreign-origin',
  'not-found',
  'unknown-cluster',
  'bad-configuration',
  'not-a-lab',
  'too-large',
  'system-not-reachable',
  'internal',
])

/** Everything the engine said beside the sentence: its reasons, or its own message where it adds something. */
export function detailsOf(failure: Failure): readonly string[] {
  if (failure.kind !== 'refused') return []
  const { code, reasons, message } = failure.error
  if (reasons && reasons.length > 0) return reasons.map((reason) => reason.text)
  return messageAdds.has(code) && message !== '' ? [message] : []
}
