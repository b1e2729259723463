import type { Topology } from '#lib/topology/build/answers.ts'
import { buildSteps, type BuildStep, type StepId } from '#lib/topology/build/steps.ts'

export type WizardStepId = 'topology' | 'model' | 'counts' | StepId | 'review'

export type WizardStep = {
  readonly id: WizardStepId
  readonly title: string
  /** The guide's step; null for what is asked before, and for the review. */
  readonly guide: BuildStep | null
}

const own = (id: WizardStepId, title: string): WizardStep => ({ id, title, guide: null })
const topologyStep = own('topology', 'Topology')

const allSteps: readonly WizardStep[] = [
  topologyStep,
  own('model', 'HA model'),
  own('counts', 'Groups and systems'),
  ...buildSteps.map((guide) => ({ id: guide.id, title: guide.title, guide })),
  own('review', 'Review'),
]

/** Steps that say something about a group without resources. */
const ofEmptyGroup: readonly WizardStepId[] = ['topology', 'model', 'counts', 'groups', 'review']

/** The steps of the wizard in their order: what is asked once, the guide's seven, the review. */
export const stepsFor = (topology: Topology): readonly WizardStep[] =>
  topology === 'empty' ? allSteps.filter(({ id }) => ofEmptyGroup.includes(id)) : allSteps

/** The step an address names; the first when it names none. */
export const stepNamed = (steps: readonly WizardStep[], id: string): WizardStep =>
  steps.find((step) => step.id === id) ?? topologyStep

/** The steps before and after one; null at the ends. */
export function neighboursOf(steps: readonly WizardStep[], id: WizardStepId) {
  const at = steps.findIndex((step) => step.id === id)
  return { before: steps[at - 1] ?? null, after: steps[at + 1] ?? null }
}

/** How far the configuration has grown at a step: before the guide's first it has not begun. */
export const grownAt = (step: WizardStep): number => step.guide?.number ?? (step.id === 'review' ? 7 : 1)
