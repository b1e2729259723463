import { cleanReasons } from '#lib/model/states.ts'
import type { CauseId } from '#lib/model/runtime.ts'
import type { Draft, Spot } from '../../draft.ts'
import { probe } from '../../system/sight.ts'
import { declareFault } from '../fault.ts'
import { withoutFlags } from '../limits.ts'

/**
 * `hagrp -clearadminwait [-fault]` for one resource that waits; for another one nothing happens. Without
 * `fault` a monitor looks again, and the wait comes back if it is still wrong. With `fault` what could not be
 * taken offline is UNABLE TO OFFLINE, anything else FAULTED without a clean: unconfirmed until a monitor says
 * offline, so that nothing is started elsewhere before. vcs-semantics §4.6. `cause`: the request.
 */
export function clearAdminWait(draft: Draft, spot: Spot, fault: boolean, cause: CauseId): void {
  if (!draft.resource(spot).flags.includes('ADMIN WAIT')) return
  if (fault) countAsFault(draft, spot, cause)
  else lookAgain(draft, spot, cause)
  probe(draft, spot)
}

function lookAgain(draft: Draft, spot: Spot, request: CauseId): void {
  const { flags, counters, cleaning } = draft.resource(spot)
  const text = `The wait of ${spot.resource} for an administrator is cleared on ${spot.system}; a monitor looks whether it is as it should be.`
  const cause = draft.decide({ severity: 'NOTICE', message: 90208, text, cause: request, ...spot })
  // Cleaning goes on from the beginning where it had been given up (CleanRetryLimit).
  draft.updateResource(spot, {
    flags: cleaning ? withoutFlags(flags, 'ADMIN WAIT') : ['STATE UNKNOWN'],
    ...(cleaning ? { adminWait: undefined } : {}),
    counters: { ...counters, clean: 0, monitorTimeout: 0 },
    cause,
  })
}

function countAsFault(draft: Draft, spot: Spot, request: CauseId): void {
  const { resource, system } = spot
  const { adminWait: reason = 2 } = draft.resource(spot)
  const why = cleanReasons[reason] ?? 'online hung'
  if (reason < 2) {
    const text = `The wait of ${resource} for an administrator is cleared on ${system} with -fault (reason ${reason}, ${why}): it is UNABLE TO OFFLINE.`
    const cause = draft.decide({ severity: 'ERROR', message: 90209, text, cause: request, ...spot })
    draft.updateResource(spot, {
      state: 'ONLINE',
      flags: ['UNABLE TO OFFLINE'],
      iState: 'not waiting',
      cleaning: null,
      adminWait: undefined,
      since: draft.at,
      cause,
    })
    return
  }
  const text = `Resource ${resource} is FAULTED on ${system}: its wait for an administrator is cleared with -fault (reason ${reason}, ${why}). Nothing is cleaned.`
  declareFault(draft, spot, { message: 10307, text, cause: request }, ['STATE UNKNOWN'])
}
