import { planIntent } from '#lib/planner/plan-intent.ts'
import type { Plan } from '#lib/planner/plan.ts'
import type { Accepted } from '../../witness.ts'
import { Judge } from '../judge.ts'

/** I-17: a request is accepted only when the plan the person saw is still the plan at the moment of the decision. */
export class PlansAsSeen extends Judge {
  readonly invariant = 'I-17'

  override accepted({ intent, requestId, seenPlan, decidedOn }: Accepted): void {
    if (!seenPlan || Object.values(decidedOn.operations).some((known) => known.requestId === requestId))
      return
    this.looked += 1
    const now = planIntent(decidedOn, intent)
    if (essence(now) !== essence(seenPlan))
      this.report(`${intent.kind} was accepted on a plan that is no longer true: ${now.title}`)
  }
}

/** What a person reads of a plan: where it leads, and what is done on which system in which order. */
const essence = ({ target, steps }: Plan): string =>
  JSON.stringify([
    target,
    steps.map(({ action, resource, system, after }) => [action, resource, system, after]),
  ])
