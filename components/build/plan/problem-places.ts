import type { Answers } from '#lib/topology/build/answers.ts'
import type { AnswerProblem } from '#lib/topology/build/check-answers.ts'
import { componentsOf } from '#lib/topology/build/component.ts'
import { suggest } from '#lib/topology/build/suggest.ts'
import { groupFields } from './group-fields.ts'
import { countLabels } from './topology-words.ts'
import { stepsFor, type WizardStepId } from './wizard-steps.ts'

/** The step whose field a problem belongs to. */
export function stepOfProblem(answers: Answers, { at }: AnswerProblem): WizardStepId {
  const step = askedAt(answers, at)
  return stepsFor(answers.topology).some(({ id }) => id === step) ? step : 'groups'
}

function askedAt(answers: Answers, at: string): WizardStepId {
  if (at === 'cluster') return 'topology'
  if (at === 'systems' || at.startsWith('counts')) return 'counts'
  const [head, key, detail] = at.split('.')
  if (head !== 'groups' || detail === undefined) return 'groups'
  if (detail === 'services') return 'binding'
  const group = suggest(answers).groups.find((each) => each.key === key)
  const candidates = groupFields.filter(({ field }) => field === detail)
  const asked = group && candidates.find(({ isAsked }) => isAsked(answers, group))
  return asked?.step ?? candidates[0]?.step ?? 'groups'
}

/** What a problem is about, in the words of the pages. */
export function ofWhat(answers: Answers, problem: AnswerProblem): string {
  const [head, key] = problem.at.split('.')
  const group = head === 'groups' ? suggest(answers).groups.find((each) => each.key === key) : undefined
  const kind = componentsOf[answers.topology].find((each) => head === 'counts' && each.kind === key)?.kind
  if (kind) return countLabels[kind]
  const step = stepOfProblem(answers, problem)
  return group?.name || (stepsFor(answers.topology).find(({ id }) => id === step)?.title ?? '')
}

/** Why an answer cannot stay as it is; null when it can. */
export function errorAt(problems: readonly AnswerProblem[], at: string): string | null {
  const texts = problems.filter((problem) => problem.at === at).map(({ text }) => text)
  return texts.length === 0 ? null : texts.join(' ')
}

/** Problems of a step that no field of it shows: they are told at its head. */
export function unplacedProblems(
  answers: Answers,
  problems: readonly AnswerProblem[],
  step: WizardStepId,
): readonly AnswerProblem[] {
  const planned = suggest(answers).groups
  const shown = new Set(
    groupFields.flatMap(({ field, step: at, isAsked }) =>
      planned
        .filter((group) => at === step && isAsked(answers, group))
        .map(({ key }) => `groups.${key}.${field}`),
    ),
  )
  return problems.filter(
    (problem) =>
      stepOfProblem(answers, problem) === step &&
      !shown.has(problem.at) &&
      !problem.at.startsWith('counts.') &&
      !/^systems$|^directoryGroup$|\.services$/.test(problem.at),
  )
}
