'use client'

import { useState } from 'react'
import { namesOf } from '#lib/model/names.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { useConfiguration } from '#components/client/cluster/selectors.ts'
import { useLabCommands, type ServiceCommand } from '#components/client/lab.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'

const kinds: readonly { readonly value: ServiceCommand; readonly label: string }[] = [
  { value: 'kill', label: 'Kill now' },
  { value: 'hang', label: 'Hang' },
  { value: 'slow', label: 'Slow start' },
  { value: 'fail-start', label: 'Failing start' },
  { value: 'heal', label: 'Heal' },
]

/** Types whose resources stand for daemons of the lab. */
const runsServices = (type: string) =>
  type.startsWith('SunJES') || ['MsgSrv', 'NetscapeMsg', 'SunIIM', 'Axigen'].includes(type)

const option = (name: string) => ({ value: name, label: name })

/** A fault for any service on any system, also where it does not run now: the next start there meets it. */
export function PlantFault({ systems }: { systems: readonly string[] }) {
  const { resources } = useConfiguration()
  const services = namesOf(resources).filter((name) => runsServices(resources[name]?.type ?? ''))
  const { service: send } = useLabCommands()
  const refusals = useConfigureRefusals()
  const [system, setSystem] = useState(systems[0] ?? '')
  const [service, setService] = useState<string>(services[0] ?? '')
  const [kind, setKind] = useState<ServiceCommand>('kill')
  const [seconds, setSeconds] = useState('10')
  const valid = /^\d{1,3}$/.test(seconds)
  return (
    <Panel title="Plant a fault">
      <div className="flex flex-wrap items-end gap-2">
        <SelectField
          label="Service"
          className="w-48"
          value={service}
          onChange={setService}
          options={services.map(option)}
        />
        <SelectField
          label="System"
          className="w-36"
          value={system}
          onChange={setSystem}
          options={systems.map(option)}
        />
        <SelectField
          label="Fault"
          className="w-36"
          value={kind}
          onChange={(value) => setKind(kinds.find((known) => known.value === value)?.value ?? 'kill')}
          options={kinds}
        />
        {kind === 'slow' && (
          <TextField
            label="Seconds"
            className="w-20"
            inputMode="numeric"
            value={seconds}
            onChange={setSeconds}
          />
        )}
        <Button
          reasons={valid ? refusals : [...refusals, 'Seconds must be a number up to 999.']}
          onClick={() =>
            void send(system, service, kind, kind === 'slow' ? Number(seconds) * 1000 : undefined)
          }
        >
          {kind === 'heal' ? 'Heal' : 'Plant'}
        </Button>
      </div>
    </Panel>
  )
}
