'use client'

import type { SiteAnswers } from '#lib/topology/choice/site-notes.ts'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Checkbox } from '#components/ui/form/Checkbox.tsx'
import { Segmented } from '#components/ui/form/Segmented.tsx'

type SiteQuestionsProps = { site: SiteAnswers; onChange: (site: SiteAnswers) => void }

/** Questions of guide 001 about another site; those that follow only when there is one. */
export function SiteQuestions({ site, onChange }: SiteQuestionsProps) {
  const hasLoss = site.data === 'some-loss' && site.responsiveness === 'by-hand'
  return (
    <Panel title="Another site" note="questions for remote site failover">
      <div className="space-y-3">
        <Checkbox
          label="There is another site that can serve"
          checked={site.hasRemoteSite}
          onChange={(hasRemoteSite) => onChange({ ...site, hasRemoteSite })}
        />
        {site.hasRemoteSite && (
          <>
            <Asked question="How soon has it to serve?">
              <Segmented
                label="How soon has it to serve?"
                value={site.responsiveness}
                onChange={(responsiveness) => onChange({ ...site, responsiveness })}
                options={[
                  { value: 'by-hand', label: 'When it is set up by hand' },
                  { value: 'minutes', label: 'In minutes' },
                ]}
              />
            </Asked>
            <Asked question="How much mail may be lost?">
              <Segmented
                label="How much mail may be lost?"
                value={site.data}
                onChange={(data) => onChange({ ...site, data })}
                options={[
                  { value: 'some-loss', label: 'Since the last backup' },
                  { value: 'almost-none', label: 'Next to none' },
                ]}
              />
            </Asked>
            {!hasLoss && (
              <Asked question="What copies the mail?">
                <Segmented
                  label="What copies the mail?"
                  value={site.copying}
                  onChange={(copying) => onChange({ ...site, copying })}
                  options={[
                    { value: 'on-the-stores', label: 'Software on the stores' },
                    { value: 'in-the-arrays', label: 'The storage arrays' },
                  ]}
                />
              </Asked>
            )}
            <Checkbox
              label="Only some users are served there"
              checked={site.priorityUsersOnly}
              onChange={(priorityUsersOnly) => onChange({ ...site, priorityUsersOnly })}
            />
          </>
        )}
      </div>
    </Panel>
  )
}

function Asked({ question, children }: { question: string; children: React.ReactNode }) {
  return (
    <div>
      <p className="mb-1 text-xs text-text-muted">{question}</p>
      {children}
    </div>
  )
}
