import { wordsOf, type Correction } from './correction.ts'

const group = 'im_resource_group'
const store = 'im_resource_group_store'

/** Slips in the commands of guide 003 (Instant Messaging on Sun Cluster 3.1), and what they should be. */
export const guide003Corrections: readonly Correction[] = [
  {
    guide: '003',
    printed: `scrgadm -a -g ${group} -h im-node-2,im-node-1`,
    correct: [['scrgadm', '-a', '-g', group, '-h', 'im_node_1,im_node_2']],
    why: 'the order of the list is the order of preference, and the verification expects the service on the first node; the nodes are called im_node_1 and im_node_2 elsewhere',
  },
  {
    guide: '003',
    printed: `scrgadm -a -j ${store} -g ${group} -t SUNW.HAStorage -x FileSystemMountPoints=/global/ im -x AffinityOn=True`,
    correct: [
      ['scrgadm', '-a', '-t', 'SUNW.HAStoragePlus'],
      wordsOf(
        `scrgadm -a -j ${store} -g ${group} -t SUNW.HAStoragePlus -x FilesystemMountPoints=/global/im -x AffinityOn=True`,
      ),
    ],
    why: 'FilesystemMountPoints belongs to SUNW.HAStoragePlus, which has to be registered first; a blank inside the path would end the argument',
  },
  {
    guide: '003',
    printed:
      'scrgadm -a -j im-resource-group-store -g im-resource-group -t SUNW.HAStorage -x ServicePaths=/global/im -x AffinityOn=True',
    correct: [],
    why: 'the other way to do the step before; its names have - where the same objects have _ elsewhere',
  },
  {
    guide: '003',
    printed: `scrgadm -a -j im_resource -g ${group} -t SUNW.iim -x Confdir_list=/global/im/ ${group} -y Resource_dependencies=${store} -y Port_list=80/tcp`,
    correct: [
      wordsOf(
        `scrgadm -a -j im_resource -g ${group} -t SUNW.iim -x Confdir_list=/global/im/${group} -y Resource_dependencies=${store} -y Port_list=80/tcp`,
      ),
    ],
    why: 'a blank inside the path would end the argument; whether the directory is really called like the group has to be asked',
  },
  {
    guide: '003',
    printed: 'scswitch -R -j im_resource',
    correct: [
      ['scswitch', '-n', '-j', 'im_resource'],
      ['scswitch', '-e', '-j', 'im_resource'],
    ],
    why: 'scswitch -R takes a group and a node, never a resource: one resource is restarted by disabling and enabling it',
  },
  {
    guide: '003',
    printed: `scswitch -F -g ${group}`,
    correct: [
      ['scswitch', '-F', '-g', group],
      ['scswitch', '-n', '-j', 'im_resource'],
      ['scswitch', '-n', '-j', store],
      ['scswitch', '-n', '-j', 'im_logical_host'],
      ['scswitch', '-u', '-g', group],
    ],
    why: 'the group has to be unmanaged before it is removed; who depends on others is disabled first',
  },
  {
    guide: '003',
    printed: 'rm /etc/opt/SUNWiim (on node 1)',
    correct: [['rm', '/etc/opt/SUNWiim']],
    why: 'the link was made on every node, so it is removed on every node',
  },
]
