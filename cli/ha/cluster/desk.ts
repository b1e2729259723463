import type { DeskState } from '#lib/wire/configuration.ts'
import type { Cluster } from '../connection/cluster.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { failure, numbers } from '../messages/message.ts'

/** How the cluster's configuration stands: who has it open, which version runs. */
export async function deskOf(cluster: Cluster): Promise<DeskState> {
  const answer = await cluster.get('/configuration')
  if (typeof answer === 'object' && answer !== null && 'desk' in answer) return answer.desk as DeskState
  throw new CommandFailure([failure(numbers.badAnswer, 'This Hawser is older than the command.')])
}

/** Whether anybody has the configuration open: ReadOnly = 0. vcs-semantics §1.5. */
export const isWritable = async (cluster: Cluster): Promise<boolean> => (await deskOf(cluster)).open !== null
