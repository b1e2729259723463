import { expect, it } from 'vitest'
import { parseClrgStatus, parseClrsStatus } from './cl-status.ts'
import { parseScstat } from './scstat.ts'

it('scstat -g is read by its labels', () => {
  const text = `
-- Resource Groups and Resources --

            Group Name     Resources
            ----------     ---------
 Resources: MAIL-RG        meadow disk-rs mail-rs

-- Resource Groups --

            Group Name     Node Name      State          Suspended
            ----------     ---------      -----          ---------
     Group: MAIL-RG        mars           Pending online  No
     Group: a-name-that-is-longer-than-its-column venus  Error--stop failed  Yes

-- Resources --

            Resource Name  Node Name      State          Status Message
            -------------  ---------      -----          --------------
  Resource: mail-rs        mars           Online         Online - Service is online.
  Resource: mail-rs        venus          Stop failed    Faulted
  Resource: a-name-that-is-longer-than-its-column mars Online Faulted - it does not answer
`
  const { groups, groupStates, resourceStates } = parseScstat(text)
  expect(groups).toEqual([{ name: 'MAIL-RG', resources: ['meadow', 'disk-rs', 'mail-rs'] }])
  expect(groupStates).toEqual([
    { group: 'MAIL-RG', system: 'mars', state: 'Pending online', isSuspended: false },
    {
      group: 'a-name-that-is-longer-than-its-column',
      system: 'venus',
      state: 'Error--stop failed',
      isSuspended: true,
    },
  ])
  expect(resourceStates).toEqual([
    { resource: 'mail-rs', system: 'mars', state: 'Online', statusMessage: 'Online - Service is online.' },
    { resource: 'mail-rs', system: 'venus', state: 'Stop failed', statusMessage: 'Faulted' },
    {
      resource: 'a-name-that-is-longer-than-its-column',
      system: 'mars',
      state: 'Online',
      statusMessage: 'Faulted - it does not answer',
    },
  ])
})

it('a cluster without groups has none', () => {
  const line = '-'.repeat(66)
  expect(parseScstat(`-- Cluster Nodes --\n  Cluster node:  mars  Online\n${line}\n\n${line}\n`)).toEqual({
    groups: [],
    groupStates: [],
    resourceStates: [],
  })
})

it('clrg status and clrs status are read to the last system of each entry', () => {
  const groups = `
=== Cluster Resource Groups ===

Group Name        Node Name    Suspended    Status
----------        ---------    ---------    ------
MAIL-RG           mars         No           Online
                  venus        No           Error stop failed

IM-RG             mars         Yes          Offline
`
  expect(parseClrgStatus(groups)).toEqual([
    { group: 'MAIL-RG', system: 'mars', state: 'Online', isSuspended: false },
    { group: 'MAIL-RG', system: 'venus', state: 'Error stop failed', isSuspended: false },
    { group: 'IM-RG', system: 'mars', state: 'Offline', isSuspended: true },
  ])
  const resources = `
=== Cluster Resources ===

Resource Name     Node Name    State          Status Message
-------------     ---------    -----          --------------
mail-rs           mars         Online         Online - Service is online.
                  venus        Offline        Faulted - the second one is broken
disk-rs           mars         Online         Online
`
  expect(parseClrsStatus(resources)).toEqual([
    { resource: 'mail-rs', system: 'mars', state: 'Online', statusMessage: 'Online - Service is online.' },
    {
      resource: 'mail-rs',
      system: 'venus',
      state: 'Offline',
      statusMessage: 'Faulted - the second one is broken',
    },
    { resource: 'disk-rs', system: 'mars', state: 'Online', statusMessage: 'Online' },
  ])
})
