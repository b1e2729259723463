import { wordsOf, type Correction } from './correction.ts'

const sunCluster: readonly Correction[] = [
  {
    guide: '001',
    printed: String.raw`scrgadm -a -j disk-rs -g MAIL-RG \-t SUNW.HAStoragePlus \-x FilesystemMountPoints=disk_sys_mount_point-1, disk_sys_mount_point-2 -x AffinityOn=True`,
    correct: [
      wordsOf(
        'scrgadm -a -j disk-rs -g MAIL-RG -t SUNW.HAStoragePlus -x FilesystemMountPoints=disk_sys_mount_point-1,disk_sys_mount_point-2 -x AffinityOn=True',
      ),
    ],
    why: 'stray backslashes; the blank after the comma would end the argument',
  },
  {
    guide: '001',
    printed: String.raw`scrgadm -a -j disk-rs -g MAIL-RG \-t SUNW.HAStorage-x ServicePaths=disk_sys_mount_point-1, disk_sys_mount_point-2 -x AffinityOn=True`,
    correct: [],
    why: 'the other way to do the step before; a blank is missing after SUNW.HAStorage',
  },
  {
    guide: '001',
    printed: 'scrgadm -a -t SUNW.HAStorage',
    correct: [],
    why: 'only one of HAStorage and HAStoragePlus is used, and HAStoragePlus can do all the other can',
  },
  {
    guide: '001',
    printed: 'scswitch -n -j budgie',
    correct: [['scswitch', '-n', '-j', 'meadow']],
    why: 'the logical host is called meadow everywhere else',
  },
  {
    guide: '001',
    printed: 'scrgadm -r -j budgie',
    correct: [['scrgadm', '-r', '-j', 'meadow']],
    why: 'the logical host is called meadow everywhere else',
  },
  {
    guide: '001',
    printed: 'scrgadm -r -g MAIL-RG',
    correct: [
      ['scswitch', '-u', '-g', 'MAIL-RG'],
      ['scrgadm', '-r', '-g', 'MAIL-RG'],
    ],
    why: 'the group has to be unmanaged before it is removed',
  },
]

const clusterware: readonly Correction[] = [
  {
    guide: '001',
    printed:
      'crsctl add resource ocucs.ms.msg1 -type ocucs.ms.type -attr " INSTANCE_PATH=<instance_path>/messaging64, … SERVER_POOLS=*,PLACEMENT=favored"',
    correct: [
      wordsOf('crsctl add resource ocucs.ms.msg1 -type ocucs.ms.type -file ocucs.ms.msg1.attributes'),
    ],
    why: 'one quoted argument with blanks and commas inside is easily broken; favored without HOSTING_MEMBERS prefers no system, so the attribute file names them',
  },
  {
    guide: '001',
    printed: 'crsctl delete resource msg1',
    correct: [['appvipcfg', 'delete', '-vipname=msg1']],
    why: 'the counterpart of appvipcfg create, which made the address',
  },
]

/** Slips in the commands of guide 001 (Messaging Server on Sun Cluster and Clusterware), and what they should be. */
export const guide001Corrections: readonly Correction[] = [...sunCluster, ...clusterware]
