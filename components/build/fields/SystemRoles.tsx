'use client'

import { useState } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { errorAt } from '../plan/problem-places.ts'
import { roleOf, systemsToOffer, withRole, type SystemRole } from '../plan/system-roles.ts'
import type { Wizard } from '../plan/use-wizard.ts'

const roles: readonly { readonly value: SystemRole; readonly label: string }[] = [
  { value: 'active', label: 'Carries groups' },
  { value: 'standby', label: 'Standby' },
  { value: 'unused', label: 'Not used' },
]

/** What each system of the cluster does in what is built; new ones may be named. */
export function SystemRoles({ wizard }: { wizard: Wizard }) {
  const { answers, planned, base, problems, change } = wizard
  const known = Object.keys(base.systems)
  const offered = systemsToOffer(known, planned)
  const error = errorAt(problems, 'systems')
  const possible = answers.model === 'symmetric' ? roles.filter(({ value }) => value !== 'standby') : roles
  const give = (name: string, role: SystemRole) =>
    change(withRole(answers, planned, [...new Set([...offered, name])], name, role))
  return (
    <section aria-labelledby="systems-of-build">
      <h3 id="systems-of-build" className="mb-1.5 font-medium">
        Systems
      </h3>
      <ul className="divide-y rounded-md border">
        {offered.map((name) => (
          <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3 py-1.5">
            <span className="min-w-0 flex-1 basis-24 truncate font-medium">
              {name}
              {!known.includes(name) && <span className="ml-2 text-xs font-normal text-text-muted">new</span>}
            </span>
            <Segmented
              label={`Role of ${name}`}
              value={roleOf(planned, name)}
              onChange={(role) => give(name, role)}
              options={possible}
            />
          </li>
        ))}
      </ul>
      {error && (
        <p role="alert" className="mt-1 text-xs text-faulted">
          {error}
        </p>
      )}
      {offered.some((name) => !known.includes(name)) && (
        <p className="mt-1 text-xs text-text-muted">
          A new system comes into the configuration. How it is reached is told on the page Systems afterwards.
        </p>
      )}
      <NewSystem onAdd={(name) => give(name, answers.model === 'symmetric' ? 'active' : 'standby')} />
    </section>
  )
}

function NewSystem({ onAdd }: { onAdd: (name: string) => void }) {
  const [name, setName] = useState('')
  const add = (event: React.FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    onAdd(name.trim())
    setName('')
  }
  return (
    <form onSubmit={add} className="mt-2 flex items-end gap-2">
      <TextField
        label="Another system"
        value={name}
        onChange={setName}
        mono
        spellCheck={false}
        autoComplete="off"
        className="w-44"
      />
      <Button type="submit" reasons={name.trim() === '' ? ['Type its name first.'] : []}>
        Add
      </Button>
    </form>
  )
}
