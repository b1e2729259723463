import { describe, expect, it } from 'vitest'
import { shellLine } from '#lib/maincf/commands/words.ts'
import { guide001Corrections } from '../guides/guide-001.ts'
import { guide001Clusterware } from '../testing/guide-configurations.ts'
import { exampleNamed } from '../testing/load.ts'
import { clusterwareRunbook } from './clusterware-runbook.ts'
import { parseCrsBlocks, parseCrsTable } from './status/crs-status.ts'

const linesOf = (steps: readonly { readonly commands: readonly (readonly string[])[] }[]) =>
  steps.flatMap(({ commands }) => commands.map(shellLine))

describe('guide 001 on Clusterware by its own names', () => {
  const { steps, reverse, files } = clusterwareRunbook(guide001Clusterware())

  it('is set up by the commands of the guide', () => {
    expect(linesOf(steps)).toEqual([
      'appvipcfg create -network=1 -ip=10.0.0.3 -vipname=msg1 -user=root',
      'crsctl add type ocucs.ms.type -basetype cluster_resource -attr "ATTRIBUTE=INSTANCE_PATH,TYPE=string,FLAGS=READONLY|REQUIRED"',
      'crsctl add resource ocucs.ms.msg1 -type ocucs.ms.type -file ocucs.ms.msg1.attributes',
      'crsctl stop resource msg1',
      'crsctl start resource ocucs.ms.msg1 -n cl1',
      'crsctl relocate resource ocucs.ms.msg1 -n cl2 -f',
      'crsctl relocate resource ocucs.ms.msg1 -n cl1 -f',
    ])
  })

  it('has the attributes of the guide, and names the servers', () => {
    expect(files[0]?.text.split('\n')).toEqual([
      'INSTANCE_PATH=/export/msg1/messaging64',
      'AGENT_FILENAME=%CRS_HOME%/bin/scriptagent',
      'ACTION_SCRIPT=/export/msg1/messaging64/cwha/bin/ms_actionscript.pl',
      'ENABLED=1',
      'AUTO_START=restore',
      'UPTIME_THRESHOLD=10m',
      'CHECK_INTERVAL=10',
      'SCRIPT_TIMEOUT=300',
      'RESTART_ATTEMPTS=2',
      'OFFLINE_CHECK_INTERVAL=0',
      'START_DEPENDENCIES=hard(msg1) pullup(msg1)',
      'STOP_DEPENDENCIES=hard(intermediate:msg1)',
      'CARDINALITY=1',
      'FAILURE_INTERVAL=0',
      'FAILURE_THRESHOLD=0',
      'HOSTING_MEMBERS=cl1 cl2',
      'PLACEMENT=restricted',
      '',
    ])
  })

  it('is taken away by the commands of the guide, the address by the counterpart of what made it', () => {
    expect(linesOf(reverse)).toEqual([
      'crsctl stop resource ocucs.ms.msg1',
      'crsctl delete resource ocucs.ms.msg1',
      'crsctl stop resource msg1',
      'appvipcfg delete -vipname=msg1',
      'crsctl delete type ocucs.ms.type',
    ])
  })

  it('has every command that a correction proposes', () => {
    const known = new Set(linesOf([...steps, ...reverse]))
    const proposed = guide001Corrections
      .flatMap(({ correct }) => correct)
      .filter(([program]) => program === 'crsctl' || program === 'appvipcfg')
    expect(proposed).toHaveLength(2)
    expect(proposed.map(shellLine).filter((line) => !known.has(line))).toEqual([])
  })
})

it('the groups of an example are the closure of their dependencies; another group is needed anywhere', () => {
  const { files } = clusterwareRunbook(exampleNamed('midrange'))
  const textOf = (name: string) => files.find((file) => file.name === `${name}.attributes`)?.text ?? ''
  expect(textOf('mta_smtp')).toContain('START_DEPENDENCIES=hard(mta_core) pullup(mta_core)\n')
  expect(textOf('mta_core')).toContain('STOP_DEPENDENCIES=hard(intermediate:mta_mnt,intermediate:mta_ip)\n')
  expect(textOf('mta_dg')).toContain('START_DEPENDENCIES=hard(global:dir_adm)\n')
  expect(textOf('mta_dg')).not.toContain('STOP_DEPENDENCIES')
  expect(textOf('dir_adm')).toContain('HAWSER_ARGUMENTS=')
  expect(files.map(({ text }) => text).join('')).not.toContain('ambMemNmjMogBgcGd')
})

it('crsctl status resource -p is read as blocks whose values may hold anything', () => {
  const text =
    'NAME=msg1\nTYPE=app.appvip_net1.type\nACL=owner:root:rwx,pgrp:root:r-x\nUSR=a=b\n\nNAME=x\nSTATE=ONLINE on a\n'
  expect(parseCrsBlocks(text).map((block) => Object.fromEntries(block))).toEqual([
    { NAME: 'msg1', TYPE: 'app.appvip_net1.type', ACL: 'owner:root:rwx,pgrp:root:r-x', USR: 'a=b' },
    { NAME: 'x', STATE: 'ONLINE on a' },
  ])
})

it.each([
  [
    'NAME           TARGET  STATE        SERVER                   STATE_DETAILS       ',
    '      1        ONLINE  OFFLINE                                                   ',
    '',
  ],
  [
    'Name           Target  State        Server                   State details       ',
    '      1        ONLINE  OFFLINE                               STABLE              ',
    'STABLE',
  ],
])('crsctl status resource -t is read under the heading %s', (heading, lost, details) => {
  const ruler = '-'.repeat(80)
  const text = [
    `${ruler}\n${heading}\n${ruler}\nLocal Resources\n${ruler}\nora.net1.network`,
    '               ONLINE  ONLINE       rac1                     STABLE              ',
    '               ONLINE  ONLINE       rac2                     STABLE              ',
    `${ruler}\nCluster Resources\n${ruler}\nmsg1`,
    '      1        ONLINE  ONLINE       rac1                     STABLE              ',
    'ocucs.ms.msg1',
    lost,
    'other',
    '      2        ONLINE  INTERMEDIATE rac2                     one of two runs',
  ].join('\n')
  expect(parseCrsTable(text)).toEqual([
    {
      section: 'local',
      resource: 'ora.net1.network',
      instance: null,
      target: 'ONLINE',
      state: 'ONLINE',
      server: 'rac1',
      details: 'STABLE',
    },
    {
      section: 'local',
      resource: 'ora.net1.network',
      instance: null,
      target: 'ONLINE',
      state: 'ONLINE',
      server: 'rac2',
      details: 'STABLE',
    },
    {
      section: 'cluster',
      resource: 'msg1',
      instance: 1,
      target: 'ONLINE',
      state: 'ONLINE',
      server: 'rac1',
      details: 'STABLE',
    },
    {
      section: 'cluster',
      resource: 'ocucs.ms.msg1',
      instance: 1,
      target: 'ONLINE',
      state: 'OFFLINE',
      server: '',
      details,
    },
    {
      section: 'cluster',
      resource: 'other',
      instance: 2,
      target: 'ONLINE',
      state: 'INTERMEDIATE',
      server: 'rac2',
      details: 'one of two runs',
    },
  ])
})
