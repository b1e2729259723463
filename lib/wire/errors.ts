import type { ConfigurationProblem } from '#lib/maincf/problem.ts'
import type { EditRefusal } from '#lib/maincf/edit/edit.ts'
import type { Plan } from '#lib/planner/plan.ts'
import type { Reason } from '#lib/model/reasons.ts'

/** Every error the API can answer with. The HTTP status is in `server/api/http-status.ts`. */
export const errorCodes = [
  'bad-request',
  'not-signed-in',
  'wrong-password',
  'too-many-attempts',
  'link-used-or-expired',
  'password-too-short',
  'not-permitted',
  'foreign-origin',
  'not-found',
  'unknown-cluster',
  'refused',
  'truth-has-moved',
  'bad-configuration',
  'not-a-lab',
  'too-large',
  'system-not-reachable',
  'engine-unavailable',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** Body of every answer that is not 2xx. */
export type ErrorAnswer = {
  readonly error: {
    readonly code: ErrorCode
    readonly message: string
    /** `refused`: all reasons. */
    readonly reasons?: readonly Reason[]
    /** `refused`, of a change of the configuration: the edits that cannot be done. */
    readonly refusals?: readonly EditRefusal[]
    /** `truth-has-moved`: the plan as it would be now. */
    readonly plan?: Plan
    /** `bad-configuration`: positioned problems. */
    readonly problems?: readonly ConfigurationProblem[]
  }
}

export type { ConfigurationProblem }
