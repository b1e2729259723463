import type { Reason } from '#lib/model/reasons.ts'
import type { Operation } from '#lib/model/runtime.ts'
import type { IntentKind } from '#lib/planner/intent.ts'
import type { Accepted } from '#lib/wire/requests.ts'
import type { Cluster } from '../connection/cluster.ts'
import { ApiRefusal } from '../connection/http.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { numbers, warning } from '../messages/message.ts'
import { numberOfReason } from './reason-numbers.ts'

/** What was asked for, as the API takes it. */
export type Asked = {
  readonly kind: IntentKind
  /** Name of the group, resource or system. */
  readonly object: string
  readonly body: Readonly<Record<string, unknown>>
}

/**
 * Has Hawser do it; answers when it has been accepted as an operation, not when it is done (vcs-semantics §8).
 * Throws `CommandFailure` with a line for each reason against it.
 */
export async function submit(cluster: Cluster, { kind, object, body }: Asked): Promise<Operation> {
  const [noun = ''] = kind.split('.')
  try {
    const path = `/${noun}s/${encodeURIComponent(object)}/${slugOf(kind)}`
    const { operation } = (await cluster.post(path, { requestId: crypto.randomUUID(), ...body })) as Accepted
    return (await cluster.get(`/operations/${operation}`)) as Operation
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error
    const { code, reasons = [] } = error.error
    if (code !== 'refused' || reasons.length === 0) throw error
    throw new CommandFailure(reasons.map((reason) => lineOf(kind, reason)))
  }
}

/** The last part of the path a command is sent to: `clear-admin-wait`. */
export const slugOf = (kind: IntentKind): string =>
  kind.slice(kind.indexOf('.') + 1).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const lineOf = (kind: IntentKind, { code, text }: Reason) =>
  warning(code === 'not-permitted' ? numbers.notPermitted : numberOfReason(kind, code), text)
