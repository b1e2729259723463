import { describe, expect, it } from 'vitest'
import { shellLine } from '#lib/maincf/commands/words.ts'
import { guide001Corrections } from '../guides/guide-001.ts'
import { guide003Corrections } from '../guides/guide-003.ts'
import { guide001SunCluster, guide003 } from '../testing/guide-configurations.ts'
import { oldCommands } from './commands/old-commands.ts'
import { sunClusterRunbook } from './sun-cluster-runbook.ts'

const commandsOf = (steps: readonly { readonly commands: readonly (readonly string[])[] }[]) =>
  steps.flatMap(({ commands }) => commands.map(shellLine))

const im = sunClusterRunbook(guide003(), 'old')
const mail = sunClusterRunbook(guide001SunCluster(), 'old')

describe('guide 003 by its own names', () => {
  it('is set up by the commands of the guide, its slips corrected', () => {
    expect(commandsOf(im.steps)).toEqual([
      'scrgadm -a -t SUNW.iim',
      'scrgadm -a -t SUNW.HAStoragePlus',
      'scrgadm -a -g im_resource_group -h im_node_1,im_node_2',
      'scrgadm -a -L -g im_resource_group -l im_logical_host',
      'scswitch -Z -g im_resource_group',
      'scrgadm -a -j im_resource_group_store -g im_resource_group -t SUNW.HAStoragePlus -x FilesystemMountPoints=/global/im -x AffinityOn=True',
      'scswitch -e -j im_resource_group_store',
      'scrgadm -a -j im_resource -g im_resource_group -t SUNW.iim -x Confdir_list=/global/im/im_resource_group -y Resource_dependencies=im_resource_group_store -y Port_list=80/tcp',
      'scswitch -e -j im_resource',
      'scswitch -z -g im_resource_group -h im_node_2',
      'scswitch -z -g im_resource_group -h im_node_1',
    ])
  })

  it('is taken away by the commands of the guide', () => {
    expect(commandsOf(im.reverse)).toEqual([
      'scswitch -F -g im_resource_group',
      'scswitch -n -j im_resource',
      'scswitch -n -j im_resource_group_store',
      'scswitch -n -j im_logical_host',
      'scswitch -u -g im_resource_group',
      'scrgadm -r -j im_resource',
      'scrgadm -r -j im_resource_group_store',
      'scrgadm -r -j im_logical_host',
      'scrgadm -r -g im_resource_group',
      'scrgadm -r -t SUNW.iim',
      'scrgadm -r -t SUNW.HAStoragePlus',
    ])
  })

  it('restarts one resource without the form that does not exist', () => {
    expect(oldCommands.restartResource('im_resource')).toEqual(
      guide003Corrections.find(({ printed }) => printed.includes('-R -j'))?.correct,
    )
  })
})

it('guide 001 by its own names is set up and taken away by the commands of the guide, its slips corrected', () => {
  expect(commandsOf(mail.steps)).toEqual([
    'scrgadm -a -t SUNW.ims',
    'scrgadm -a -t SUNW.HAStoragePlus',
    'scrgadm -a -g MAIL-RG -h mars,venus',
    'scrgadm -a -L -g MAIL-RG -l meadow',
    'scswitch -Z -g MAIL-RG',
    'scrgadm -a -j disk-rs -g MAIL-RG -t SUNW.HAStoragePlus -x FilesystemMountPoints=disk_sys_mount_point-1,disk_sys_mount_point-2 -x AffinityOn=True',
    'scswitch -e -j disk-rs',
    'scrgadm -a -j mail-rs -g MAIL-RG -t SUNW.ims -x IMS_serverroot=msg-svr-base -y Resource_dependencies=disk-rs,meadow',
    'scswitch -e -j mail-rs',
    'scswitch -z -g MAIL-RG -h venus',
    'scswitch -z -g MAIL-RG -h mars',
  ])
  expect(commandsOf(mail.reverse)).toEqual([
    'scswitch -F -g MAIL-RG',
    'scswitch -n -j mail-rs',
    'scswitch -n -j disk-rs',
    'scswitch -n -j meadow',
    'scswitch -u -g MAIL-RG',
    'scrgadm -r -j mail-rs',
    'scrgadm -r -j disk-rs',
    'scrgadm -r -j meadow',
    'scrgadm -r -g MAIL-RG',
    'scrgadm -r -t SUNW.ims',
    'scrgadm -r -t SUNW.HAStoragePlus',
  ])
})

it('every command that a correction proposes is one that the runbooks have', () => {
  const known = new Set([
    ...commandsOf([...im.steps, ...im.reverse]),
    ...commandsOf([...mail.steps, ...mail.reverse]),
  ])
  const proposed = [...guide001Corrections, ...guide003Corrections]
    .flatMap(({ correct }) => correct)
    .filter(([program]) => program?.startsWith('sc'))
  expect(proposed.length).toBeGreaterThan(8)
  expect(proposed.map(shellLine).filter((line) => !known.has(line))).toEqual([])
})

it('the newer commands do the same', () => {
  const { steps, reverse } = sunClusterRunbook(guide003(), 'new')
  expect(commandsOf(steps)).toEqual([
    'clrt register SUNW.iim',
    'clrt register SUNW.HAStoragePlus',
    'clrg create -n im_node_1,im_node_2 im_resource_group',
    'clrslh create -g im_resource_group -h im_logical_host im_logical_host',
    'clrg online -emM im_resource_group',
    'clrs create -d -g im_resource_group -t SUNW.HAStoragePlus -p FilesystemMountPoints=/global/im -p AffinityOn=True im_resource_group_store',
    'clrs enable im_resource_group_store',
    'clrs create -d -g im_resource_group -t SUNW.iim -p Confdir_list=/global/im/im_resource_group -p Resource_dependencies=im_resource_group_store -p Port_list=80/tcp im_resource',
    'clrs enable im_resource',
    'clrg switch -n im_node_2 im_resource_group',
    'clrg switch -n im_node_1 im_resource_group',
  ])
  expect(commandsOf(reverse).slice(-3)).toEqual([
    'clrg delete im_resource_group',
    'clrt unregister SUNW.iim',
    'clrt unregister SUNW.HAStoragePlus',
  ])
})
