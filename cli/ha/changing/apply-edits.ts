import type { Edit, EditRefusal } from '#lib/maincf/edit/edit.ts'
import type { ChangePreview } from '#lib/wire/configuration.ts'
import { deskOf } from '../cluster/desk.ts'
import type { Cluster } from '../connection/cluster.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { numbers, warning } from '../messages/message.ts'
import { refusalMessages } from '../messages/refusal.ts'

/**
 * Changes the running configuration at once, as a modifying command of VCS does (vcs-semantics §1.5): the
 * configuration must be open. All of the edits are done, or none. Throws `CommandFailure` with every reason.
 */
export async function applyEdits(cluster: Cluster, edits: readonly Edit[], command: string): Promise<void> {
  const { open, version } = await deskOf(cluster)
  if (open === null) {
    throw new CommandFailure([
      warning(numbers.notWritable, 'Cluster not writable. Open the configuration first: haconf -makerw'),
    ])
  }
  const change = { base: version, edits }
  const preview = (await cluster.post('/configuration/preview', change)) as ChangePreview
  if (preview.refusals.length > 0) throw new CommandFailure(preview.refusals.map(lineOf))
  const errors = preview.problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    const [first] = errors
    const error = { code: 'bad-configuration', message: first?.message ?? '', problems: errors } as const
    throw new CommandFailure(refusalMessages(error))
  }
  await cluster.post('/configuration/apply', {
    ...change,
    reason: command,
    confirmWithinMs: null,
    requestId: crypto.randomUUID(),
  })
}

const lineOf = ({ number, text }: EditRefusal) => warning(number ?? numbers.refused, text)
