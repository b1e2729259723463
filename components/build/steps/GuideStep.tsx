'use client'

import { handWork } from '#lib/topology/build/hand-work.ts'
import type { BuildStep } from '#lib/topology/build/steps.ts'
import { GroupFieldset } from '../fields/GroupFieldset.tsx'
import { PortFields, ServiceChoice } from '../fields/ServiceFields.tsx'
import { fieldsAt } from '../plan/group-fields.ts'
import type { Wizard } from '../plan/use-wizard.ts'
import { SharedFields } from './SharedFields.tsx'

/** One of the guide's seven steps: what it asks once, then group by group, each with the work by hand. */
export function GuideStep({ guide, wizard }: { guide: BuildStep; wizard: Wizard }) {
  const { whole, planned } = wizard
  const work = handWork(whole, planned)
  return (
    <div className="space-y-5">
      <SharedFields step={guide.id} wizard={wizard} />
      <div className="border-y">
        {planned.groups.map((group) => (
          <GroupFieldset
            key={group.key}
            wizard={wizard}
            group={group}
            fields={fieldsAt(guide.id, whole, group)}
            handWork={work.find((each) => each.step === guide.id && each.group === group.name)?.text ?? null}
          >
            {guide.id === 'binding' && <PortFields wizard={wizard} group={group} />}
            {guide.id === 'control' && <ServiceChoice wizard={wizard} group={group} />}
          </GroupFieldset>
        ))}
      </div>
      <p className="text-xs text-text-muted">
        In the configuration: {guide.adds} Guide 000, page {guide.page}.
      </p>
    </div>
  )
}
