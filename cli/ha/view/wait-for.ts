import type { ClusterState } from '#lib/model/runtime.ts'
import type { Cluster } from '../connection/cluster.ts'
import { CommandFailure, WrongWords } from '../messages/command-failure.ts'
import { numbers, warning } from '../messages/message.ts'
import { silent, type Output, type Session } from '../program.ts'
import type { Words } from '../words/read-words.ts'

/** Flags of every -wait. */
export const waitFlags = { '-sys': 'one', '-time': 'one' } as const

/**
 * Returns when the cluster has become what was asked for; by the event stream, so no change is missed. Throws
 * VCS' 10805 after -time seconds; without -time it waits until it is interrupted.
 */
export async function waitFor(
  cluster: Cluster,
  words: Words,
  session: Session,
  isSo: (state: ClusterState) => boolean,
): Promise<Output> {
  const seconds = words.one('-time')
  if (seconds !== null && !/^\d{1,7}$/.test(seconds))
    throw new WrongWords('-time takes a number of seconds', '')
  const { interrupted } = session.terminal
  const until =
    seconds === null
      ? interrupted
      : AbortSignal.any([interrupted, AbortSignal.timeout(Number(seconds) * 1000)])
  for await (const { snapshot } of cluster.follow(until)) {
    if (isSo(snapshot.state)) return silent
  }
  throw new CommandFailure([warning(numbers.timedOut, 'Connection timed out')])
}

/** Whether a value is the one waited for, with or without the pipes around a group's state. */
export const isValue = (present: string, wanted: string): boolean =>
  present === wanted || present === `|${wanted}|`
