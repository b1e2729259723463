'use client'

import { Button } from '#components/ui/action/Button.tsx'
import { IconButton } from '#components/ui/action/IconButton.tsx'
import { Badge } from '#components/ui/display/Badge.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Shape } from '#components/ui/display/Shape.tsx'
import { Menu } from '#components/ui/overlay/Menu.tsx'
import { useLabCommands, type LabSystem, type ServiceCommand } from '#components/client/lab.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'

/** One lab system: its switches, what runs there, what it holds, what is planted. */
export function LabSystemPanel({ system }: { system: LabSystem }) {
  return (
    <Panel title={system.name} actions={<Condition system={system} />} className="h-full">
      <Switches system={system} />
      <h3 className="mt-3 mb-1 text-xs text-text-muted">Services</h3>
      <Services system={system} />
      <h3 className="mt-3 mb-1 text-xs text-text-muted">Holds</h3>
      <p className="flex flex-wrap gap-1">
        {[...system.disks, ...system.addresses.map(({ address }) => address)].map((name) => (
          <Badge key={name}>{name}</Badge>
        ))}
        {system.disks.length + system.addresses.length === 0 && (
          <span className="text-text-faint">nothing</span>
        )}
      </p>
    </Panel>
  )
}

function Condition({ system }: { system: LabSystem }) {
  if (system.power === 'off') return <Badge shape="ring">Off</Badge>
  if (system.hung)
    return (
      <Badge tone="faulted" shape="diamond">
        Hung
      </Badge>
    )
  if (system.network === 'cut')
    return (
      <Badge tone="partial" shape="hand">
        Network cut
      </Badge>
    )
  return (
    <Badge tone="online" shape="disc-tick">
      On
    </Badge>
  )
}

function Switches({ system: { name, power, network, hung } }: { system: LabSystem }) {
  const { switchSystem } = useLabCommands()
  const refusals = useConfigureRefusals()
  const off = power === 'off' ? [...refusals, `${name} is powered off.`] : refusals
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button
        size="small"
        look={power === 'on' ? 'danger' : 'plain'}
        reasons={refusals}
        onClick={() => void switchSystem(name, power === 'on' ? 'power-off' : 'power-on')}
      >
        {power === 'on' ? 'Power off' : 'Power on'}
      </Button>
      <Button
        size="small"
        reasons={off}
        onClick={() => void switchSystem(name, network === 'cut' ? 'restore-network' : 'cut-network')}
      >
        {network === 'cut' ? 'Restore network' : 'Cut network'}
      </Button>
      <Button size="small" reasons={off} onClick={() => void switchSystem(name, hung ? 'thaw' : 'hang')}>
        {hung ? 'Thaw' : 'Hang'}
      </Button>
    </div>
  )
}

const commands: readonly { readonly command: ServiceCommand; readonly label: string }[] = [
  { command: 'kill', label: 'Kill' },
  { command: 'hang', label: 'Hang' },
  { command: 'slow', label: 'Slow at the next start' },
  { command: 'fail-start', label: 'Fail at the next start' },
  { command: 'heal', label: 'Heal' },
]

function Services({ system }: { system: LabSystem }) {
  const { service: send } = useLabCommands()
  const refusals = useConfigureRefusals()
  if (system.services.length === 0) return <p className="text-text-faint">none run</p>
  return (
    <ul className="divide-y rounded-md border">
      {system.services.map(({ service, pid, ports }) => (
        <li key={service} className="flex items-center gap-2 py-0.5 pr-1 pl-2.5">
          <Shape shape="disc-tick" tone="online" size={12} />
          <span className="min-w-0 flex-1 truncate font-mono text-xs" title={service}>
            {service}
          </span>
          <span className="text-2xs whitespace-nowrap text-text-faint">
            pid {pid}
            {portsText(ports.map(({ port }) => port))}
          </span>
          <FaultsOf system={system} service={service} />
          <Menu
            trigger={
              <IconButton icon="more" label={`Break ${service} on ${system.name}`} className="size-6.5" />
            }
            entries={commands.map(({ command, label }) => ({
              kind: 'action',
              id: command,
              label,
              reasons: refusals,
              danger: command === 'kill',
              onSelect: () => void send(system.name, service, command),
            }))}
          />
        </li>
      ))}
    </ul>
  )
}

function FaultsOf({ system, service }: { system: LabSystem; service: string }) {
  return system.faults
    .filter((fault) => fault.service === service)
    .map((fault) => (
      <Badge key={fault.kind} tone="partial">
        {fault.kind}
      </Badge>
    ))
}

/** Port 0 is a daemon that listens nowhere. */
function portsText(ports: readonly number[]): string {
  const open = ports.filter((port) => port > 0)
  return open.length === 0 ? '' : ` · port ${open.join(', ')}`
}
