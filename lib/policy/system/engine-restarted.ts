import { activeSystems } from '#lib/model/group-state.ts'
import { namesOf, type GroupName } from '#lib/model/names.ts'
import type { OperationId } from '#lib/model/runtime.ts'
import type { Draft } from '../draft.ts'
import { forgetDone } from '../group/placement/autostart.ts'
import { startAutoClearTimers } from '../group/retry/auto-clear.ts'
import { startFreezeTimers } from '../operator/freeze.ts'
import { endOperation, openOperations } from '../operator/operations.ts'
import { startLoadTimers } from './overload.ts'
import { loseSight } from './sight.ts'

/**
 * The engine has come back: the outcome of everything it had begun is unknown and no system has been heard
 * of in this life. What was wanted stays wanted and is taken up from the truth, once it has been probed.
 */
export function engineRestarted(draft: Draft): void {
  const cause = draft.decide({
    severity: 'NOTICE',
    message: 90050,
    text: 'The engine was restarted: every system is contacted and everything is probed before anything is started.',
  })
  for (const group of namesOf(draft.state.groups)) rememberPlace(draft, group)
  for (const system of namesOf(draft.state.systems)) {
    const { contact } = draft.system(system)
    if (contact.kind === 'stopped') {
      draft.updateSystem(system, { contact: { ...contact, answers: false } })
      continue
    }
    draft.updateSystem(system, { state: 'UNKNOWN', contact: { kind: 'never' }, since: draft.at, cause })
    loseSight(draft, system)
  }
  startFreezeTimers(draft)
  startAutoClearTimers(draft)
  startLoadTimers(draft)
  for (const operation of openOperations(draft)) {
    if (operation.group === null && !isDeparture(draft, operation.id)) {
      endOperation(
        draft,
        operation.id,
        'FAILED',
        'the engine was restarted; ask again if it is still needed.',
      )
      continue
    }
    const steps = operation.steps.map((step) =>
      step.state === 'running' ? { ...step, state: 'pending' as const, startedAt: null } : step,
    )
    draft.updateOperation(operation.id, { steps })
  }
}

/** An evacuation or a stop of a system: all of it is in the state, so that it goes on. */
const isDeparture = (draft: Draft, id: OperationId): boolean =>
  namesOf(draft.state.systems).some((system) => draft.system(system).departure?.operation === id)

/** Autostart is owed again, unless a person had taken the group offline; where it ran it is to run again. */
function rememberPlace(draft: Draft, group: GroupName): void {
  const { autoStart, move, places } = draft.group(group)
  for (const system of namesOf(places)) forgetDone(draft, group, system)
  if (autoStart === 'declined') return
  const isBusy = move !== null || Object.values(places).some(({ intent }) => intent !== null)
  const [ranOn] = activeSystems(draft.state, group)
  draft.updateGroup(group, { autoStart: 'owed', ...(isBusy || !ranOn ? {} : { resumeOn: ranOn }) })
}
