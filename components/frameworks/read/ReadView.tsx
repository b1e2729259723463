'use client'

import { useMemo, useState } from 'react'
import {
  foreignKinds,
  mostCharacters,
  readForeign,
  type ForeignKind,
} from '#lib/frameworks/foreign/read-foreign.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { FilePicker } from '#components/ui/form/FilePicker.tsx'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { TextArea } from '#components/ui/form/TextArea.tsx'
import { ForeignView } from './ForeignView.tsx'
import { kindWords } from './kind-words.ts'

type ReadViewProps = { as: ForeignKind | null; onAs: (as: ForeignKind | null) => void }

const asLooks = 'looks'

/** A text of another framework, pasted or from a file, as a picture. It stays in this browser. */
export function ReadView({ as, onAs }: ReadViewProps) {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const found = useMemo(() => (asked.trim() === '' ? null : readForeign(asked, as)), [asked, as])
  const take = (next: string) => {
    setRefused(null)
    setText(next)
    setAsked(next)
  }
  return (
    <>
      <Panel>
        <div className="grid items-start gap-3 lg:grid-cols-[18rem_minmax(0,1fr)]">
          <div className="space-y-3">
            <SelectField
              label="What it is"
              value={as ?? asLooks}
              onChange={(next) => onAs(foreignKinds.find((each) => each === next) ?? null)}
              options={[
                { value: asLooks, label: 'What it looks like' },
                ...foreignKinds.map((value) => ({ value, label: kindWords[value] })),
              ]}
            />
            <FilePicker
              label="A file with it"
              accept=".xml,.cib,.rtr,.txt,.log,text/*"
              mostBytes={mostCharacters}
              onTooLarge={(name) => setRefused(`${name} has more than ${mostCharacters / 1_000_000} MB.`)}
              onPick={([file]) => file && take(file.text)}
            />
            {refused !== null && <p className="text-xs text-faulted">{refused}</p>}
          </div>
          <div className="space-y-2">
            <TextArea label="Or its text" value={text} onChange={setText} rows={9} />
            <div className="flex justify-end gap-2">
              <Button reasons={text === '' ? ['There is no text yet.'] : []} onClick={() => take('')}>
                Empty
              </Button>
              <Button
                look="primary"
                reasons={text.trim() === '' ? ['There is no text yet.'] : []}
                onClick={() => take(text)}
              >
                Read it
              </Button>
            </div>
          </div>
        </div>
      </Panel>
      {found ? (
        <ForeignView found={found} />
      ) : (
        <EmptyState icon="graph" title="Nothing has been read yet.">
          Nothing is sent anywhere, and no cluster is asked: what you see is what the text says.
        </EmptyState>
      )}
    </>
  )
}
