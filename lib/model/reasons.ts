/**
 * Why something may not be done. Codes are for programs, the sentence is made in one place
 * (`components/client/sentences.ts` for the screen, the API uses `text`).
 */
export type ReasonCode =
  | 'unknown-object'
  | 'system-not-in-list'
  | 'system-not-running'
  | 'system-unknown'
  | 'system-frozen'
  | 'group-frozen'
  | 'group-disabled'
  | 'group-autodisabled'
  | 'group-not-probed'
  | 'group-faulted-there'
  | 'group-in-transition'
  | 'group-active-elsewhere'
  | 'group-not-active'
  | 'group-already-there'
  | 'group-already-online'
  | 'group-already-offline'
  | 'group-not-frozen'
  | 'group-already-frozen'
  | 'group-parallel'
  | 'group-has-admin-wait'
  | 'group-state-unknown'
  | 'group-not-autodisabled'
  | 'dependency-not-met'
  | 'limits-not-met'
  | 'parent-group-online'
  | 'manual-operations-off'
  | 'resource-disabled'
  | 'resource-not-probed'
  | 'resource-faulted'
  | 'resource-not-faulted'
  | 'resource-persistent'
  | 'resource-onoff-only'
  | 'resource-already-online'
  | 'resource-already-offline'
  | 'resource-unable-to-offline'
  | 'resource-active-elsewhere'
  | 'child-not-online'
  | 'parent-online'
  | 'no-target'
  | 'nothing-to-do'
  | 'system-answers'
  | 'system-already-down'
  | 'no-fence-configured'
  | 'system-not-frozen'
  | 'system-already-frozen'
  | 'truth-has-moved'
  | 'not-permitted'

export type Reason = {
  readonly code: ReasonCode
  /** A sentence for an administrator: names the object and the system, says what would help. */
  readonly text: string
}
