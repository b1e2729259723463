'use client'

import type { ForeignText } from '#lib/frameworks/foreign/read-foreign.ts'
import { Banner } from '#components/ui/display/Banner.tsx'
import { CibView } from './CibView.tsx'
import { FactTable } from './FactTable.tsx'
import { RtrView } from './RtrView.tsx'

/** What was read, each kind in its own way. */
export function ForeignView({ found }: { found: ForeignText }) {
  switch (found.kind) {
    case 'unread':
      return (
        <Banner tone="faulted" shape="diamond" title="It cannot be read.">
          {found.line !== null && (
            <>
              Line {found.line}, column {found.column}:{' '}
            </>
          )}
          {found.message}
        </Banner>
      )
    case 'cib':
      return <CibView picture={found.picture} leftOut={found.leftOut} />
    case 'rtr':
      return <RtrView found={found} />
    case 'scstat':
      return <ScstatView status={found.status} />
    case 'clrg-status':
      return <GroupStates rows={found.rows} />
    case 'clrs-status':
      return <ResourceStates rows={found.rows} />
    case 'crsctl-p':
      return found.resources.map((attributes, index) => (
        <FactTable
          key={index}
          title={attributes.get('NAME') ?? 'Resource'}
          heads={['Attribute', 'Value']}
          rows={[...attributes].filter(([name, value]) => name !== 'NAME' && value !== '')}
        />
      ))
    case 'crsctl-t':
      return (
        <FactTable
          title="Resources"
          heads={['Resource', 'Instance', 'Target', 'State', 'Server', 'Details']}
          rows={found.rows.map(({ resource, instance, target, state, server, details }) => [
            resource,
            instance === null ? 'each server' : String(instance),
            target,
            state,
            server,
            details,
          ])}
        />
      )
  }
}

type Of<Kind extends ForeignText['kind']> = Extract<ForeignText, { kind: Kind }>

function ScstatView({ status: { groups, groupStates, resourceStates } }: Pick<Of<'scstat'>, 'status'>) {
  return (
    <>
      {groups.length > 0 && (
        <FactTable
          title="Resource groups"
          heads={['Group', 'Resources']}
          rows={groups.map(({ name, resources }) => [name, resources.join(', ')])}
        />
      )}
      <GroupStates rows={groupStates} />
      <ResourceStates rows={resourceStates} />
    </>
  )
}

function GroupStates({ rows }: Pick<Of<'clrg-status'>, 'rows'>) {
  return (
    <FactTable
      title="Groups on systems"
      heads={['Group', 'System', 'State', 'Suspended']}
      rows={rows.map(({ group, system, state, isSuspended }) => [
        group,
        system,
        state,
        isSuspended === null ? '' : isSuspended ? 'yes' : 'no',
      ])}
    />
  )
}

function ResourceStates({ rows }: Pick<Of<'clrs-status'>, 'rows'>) {
  return (
    <FactTable
      title="Resources on systems"
      heads={['Resource', 'System', 'State', 'Status']}
      rows={rows.map(({ resource, system, state, statusMessage }) => [
        resource,
        system,
        state,
        statusMessage,
      ])}
    />
  )
}
