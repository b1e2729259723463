import type { Answer, Failure } from '../api.ts'
import { showToast } from '../stores/toasts.ts'
import { detailsOf, sentenceOf } from '../words/sentences.ts'

/** Shows why something was not done. */
export const tellFailure = (failure: Failure): void =>
  showToast({ tone: 'faulted', shape: 'diamond', title: sentenceOf(failure), lines: detailsOf(failure) })

/** Shows that it was done, or why not; answers whether it was. */
export function told(answer: Answer<unknown>, done: string, lines: readonly string[] = []): boolean {
  if (answer.kind !== 'ok') {
    tellFailure(answer)
    return false
  }
  if (done !== '') showToast({ tone: 'online', shape: 'disc-tick', title: done, lines, lastsMs: 4000 })
  return true
}

/** Shows why something cannot be done that was not even asked for. */
export const tellRefusal = (why: string): void =>
  showToast({ tone: 'partial', shape: 'hand', title: why, lines: [], lastsMs: 8000 })
