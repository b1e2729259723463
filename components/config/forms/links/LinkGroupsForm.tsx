'use client'

import { useMemo, useState } from 'react'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import { groupLinkRefusal } from '#lib/maincf/link-rules/group-link.ts'
import { groupName, namesOf, type GroupName } from '#lib/model/names.ts'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { FormDialog } from '../FormDialog.tsx'
import { categories, linkSentence, locations, rigidities, type LinkWords } from './link-words.ts'

type LinkGroupsFormProps = { parent?: GroupName | undefined; child?: GroupName | undefined }

/** A dependency between groups, in the three words of VCS, and what they mean together. */
export function LinkGroupsForm({ parent: wanted, child: given }: LinkGroupsFormProps) {
  const configuration = useEditedConfiguration()
  const names = namesOf(configuration.groups)
  const [parent, setParent] = useState<string>(wanted ?? '')
  const [child, setChild] = useState<string>(given ?? '')
  const [words, setWords] = useState<LinkWords>({ category: 'online', location: 'local', rigidity: 'firm' })
  const isWhole = parent !== '' && child !== ''
  const edits = useMemo<readonly Edit[]>(
    () =>
      isWhole ? [{ kind: 'group.link', parent: groupName(parent), child: groupName(child), ...words }] : [],
    [isWhole, parent, child, words],
  )
  const refusal = isWhole ? groupLinkRefusal(configuration, { parent, child, ...words }) : null
  const options = [
    { value: '', label: 'Choose a group' },
    ...names.map((each) => ({ value: each as string, label: each as string })),
  ]
  return (
    <FormDialog
      title="Add dependency of groups"
      confirm="Add dependency"
      edits={edits}
      faults={refusal === null ? [] : [refusal]}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField label="Parent group" value={parent} onChange={setParent} options={options} />
        <SelectField label="Required group" value={child} onChange={setChild} options={options} />
      </div>
      <div className="grid gap-3 sm:grid-cols-[2fr_2fr_1fr]">
        <SelectField
          label="Category"
          value={words.category}
          onChange={(category) => setWords(categoryChanged(words, category as LinkWords['category']))}
          options={categories}
        />
        <SelectField
          label="Location"
          value={words.location}
          onChange={(location) => setWords({ ...words, location: location as LinkWords['location'] })}
          options={locations}
        />
        <SelectField
          label="Rigidity"
          value={words.rigidity ?? ''}
          onChange={(next) =>
            setWords({ ...words, rigidity: next === '' ? null : (next as LinkWords['rigidity']) })
          }
          options={rigidities}
        />
      </div>
      {isWhole && <p className="text-text-muted">{linkSentence(parent, child, words)}</p>}
      {refusal !== null && <p className="text-faulted">{refusal}</p>}
    </FormDialog>
  )
}

/** `offline local` is the only link of its category and has no rigidity. */
const categoryChanged = (words: LinkWords, category: LinkWords['category']): LinkWords =>
  category === 'offline'
    ? { category, location: 'local', rigidity: null }
    : { ...words, category, rigidity: words.rigidity ?? 'firm' }
