'use client'

import type { PlannedGroup } from '#lib/topology/build/suggest.ts'
import { numberOf, numberText } from '#lib/topology/draft/number-text.ts'
import { Checkbox } from '#components/ui/form/Checkbox.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { servicesOf, withService } from '../plan/change-answers.ts'
import { errorAt } from '../plan/problem-places.ts'
import type { Wizard } from '../plan/use-wizard.ts'

type ServiceFieldsProps = { wizard: Wizard; group: PlannedGroup }

/** The port of every service of a group. */
export function PortFields({ wizard, group }: ServiceFieldsProps) {
  const { answers, problems, change } = wizard
  const error = errorAt(problems, `groups.${group.key}.services`)
  if (group.services.length === 0) return null
  return (
    <div className="grid grid-cols-2 items-start gap-x-3 gap-y-2.5 sm:grid-cols-4">
      {group.services.map(([name, port]) => (
        <TextField
          key={name}
          label={`Port of ${name}`}
          value={numberText(port)}
          onChange={(text) => change(withService(answers, group, name, numberOf(text)))}
          inputMode="numeric"
          mono
          error={error !== null && !isPort(port) ? error : null}
        />
      ))}
    </div>
  )
}

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65_535

/** Which services run. One without which the group would be empty stays. */
export function ServiceChoice({ wizard, group }: ServiceFieldsProps) {
  const { answers, change } = wizard
  const all = servicesOf(answers, group)
  if (all.length < 2) return null
  const runs = (name: string) => group.services.some(([each]) => each === name)
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-2">
      {all.map(([name, port]) => (
        <Checkbox
          key={name}
          label={name}
          checked={runs(name)}
          onChange={(checked) => {
            if (!checked && group.services.length < 2) return
            change(withService(answers, group, name, checked ? port : undefined))
          }}
        />
      ))}
    </div>
  )
}
