import type { Configuration } from '#lib/model/configuration.ts'
import type { Operation } from '#lib/model/runtime.ts'
import type { Output, Session } from '../program.ts'
import { submit, type Asked } from './submit.ts'

/**
 * What an action prints: nothing, as VCS when all is well, or the lines it is given; the operation as JSON. `asked`
 * is made from the configuration of the moment, and throws for names it does not know.
 */
export async function act(
  session: Session,
  asked: (configuration: Configuration) => Asked,
  said: (operation: Operation) => string = () => '',
): Promise<Output> {
  const cluster = await session.cluster()
  const { configuration } = (await cluster.snapshot()).state
  const operation = await submit(cluster, asked(configuration))
  return { text: said(operation), data: { operation: operation.id, title: operation.title } }
}
