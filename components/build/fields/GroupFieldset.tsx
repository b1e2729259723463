'use client'

import type { PlannedGroup } from '#lib/topology/build/suggest.ts'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { suggestionFor, withDetail } from '../plan/change-answers.ts'
import type { GroupField } from '../plan/group-fields.ts'
import { errorAt } from '../plan/problem-places.ts'
import type { Wizard } from '../plan/use-wizard.ts'
import { AnswerField } from './AnswerField.tsx'

type GroupFieldsetProps = {
  wizard: Wizard
  group: PlannedGroup
  fields: readonly GroupField[]
  /** What a person does by hand for this group at this step. */
  handWork: string | null
  children?: React.ReactNode
}

/** All that one step asks about one group, and what it leaves to a person. */
export function GroupFieldset({ wizard, group, fields, handWork, children }: GroupFieldsetProps) {
  return (
    <fieldset className="min-w-0 border-t py-3 first:border-t-0">
      <legend className="sr-only">{group.name}</legend>
      <p aria-hidden="true" className="mb-1.5 font-semibold">
        {group.name}
      </p>
      {fields.length > 0 && (
        <div className="grid items-start gap-x-3 gap-y-2.5 sm:grid-cols-2">
          {fields.map((each) =>
            each.field === 'home' ? (
              <HomeField key={each.field} wizard={wizard} group={group} label={each.label} />
            ) : (
              <DetailField key={each.field} wizard={wizard} group={group} asked={each} />
            ),
          )}
        </div>
      )}
      {children}
      {handWork !== null && (
        <p className="mt-2 text-text-muted">
          <strong className="font-medium text-text">By hand: </strong>
          {handWork}
        </p>
      )}
    </fieldset>
  )
}

type DetailFieldProps = { wizard: Wizard; group: PlannedGroup; asked: GroupField }

function DetailField({ wizard, group, asked: { field, label } }: DetailFieldProps) {
  const { answers, whole, problems, change } = wizard
  return (
    <AnswerField
      label={label}
      value={group[field]}
      suggestion={suggestionFor(whole, group.key, field) ?? ''}
      isSaid={answers.groups[group.key]?.[field] !== undefined}
      error={errorAt(problems, `groups.${group.key}.${field}`)}
      onChange={(value) => change(withDetail(answers, group.key, field, value))}
      onForget={() => change(withDetail(answers, group.key, field, undefined))}
    />
  )
}

type HomeFieldProps = { wizard: Wizard; group: PlannedGroup; label: string }

/** One of the systems that carry groups; what was said and is none any more stays to be seen. */
function HomeField({ wizard, group, label }: HomeFieldProps) {
  const { answers, planned, problems, change } = wizard
  const names = [...new Set([...planned.systems, group.home])]
  const error = errorAt(problems, `groups.${group.key}.home`)
  return (
    <SelectField
      label={label}
      value={group.home}
      onChange={(home) => change(withDetail(answers, group.key, 'home', home))}
      options={names.map((name) => ({ value: name, label: name }))}
      error={error}
    />
  )
}
