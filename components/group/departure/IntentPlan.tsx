import type { Intent } from '#lib/planner/intent.ts'
import type { Plan } from '#lib/planner/plan.ts'
import { PlanSteps } from '../OperationSteps.tsx'
import { isDeparture } from './departure-rows.ts'
import { DeparturePlan } from './DeparturePlan.tsx'

/** What an intent would do: group by group where it is about a whole system, step by step otherwise. */
export function IntentPlan({ intent, plan }: { intent: Intent; plan: Plan }) {
  if (isDeparture(intent)) return <DeparturePlan intent={intent} plan={plan} />
  return plan.steps.length > 0 && <PlanSteps steps={plan.steps} />
}
