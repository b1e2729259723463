import type { CauseId, OperationId } from '#lib/model/runtime.ts'
import type { EventBody } from '../event.ts'

/** A person's request. */
export type Asked = Extract<EventBody, { kind: 'asked' }>

/** On whose behalf something is done. */
export type Order = { readonly operation: OperationId; readonly cause: CauseId; readonly user: string }
