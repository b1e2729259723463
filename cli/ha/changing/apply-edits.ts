import type { Edit } from '#lib/maincf/edit/edit.ts'
import { deskOf } from '../cluster/desk.ts'
import type { Cluster } from '../connection/cluster.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { numbers, warning } from '../messages/message.ts'

/**
 * Changes the running configuration at once, as a modifying command of VCS does (vcs-semantics §1.5): the
 * configuration must be open. All of the edits are done, or none. Throws `CommandFailure`, and `ApiRefusal` with
 * every reason.
 */
export async function applyEdits(cluster: Cluster, edits: readonly Edit[], command: string): Promise<void> {
  const { open, version } = await deskOf(cluster)
  if (open === null) {
    throw new CommandFailure([
      warning(numbers.notWritable, 'Cluster not writable. Open the configuration first: haconf -makerw'),
    ])
  }
  await cluster.post('/configuration/apply', {
    base: version,
    edits,
    reason: command,
    confirmWithinMs: null,
    requestId: crypto.randomUUID(),
  })
}
