import type { Answers } from '../answers.ts'
import { attributesAt, resourcePiece, type ResourcePiece } from './piece.ts'
import type { PlannedGroup } from '../suggest.ts'

/** Names of the resources that carry the servers of a group. */
export const supportNames = (short: string) => ({
  nic: `${short}_nic`,
  ip: `${short}_ip`,
  diskGroup: `${short}_dg`,
  volume: `${short}_vol`,
  mount: `${short}_mnt`,
})

/** Network and disk of a group: steps 2 and 3 of the guide, figure 18. */
export const supportPieces = (answers: Answers, group: PlannedGroup): ResourcePiece[] => [
  ...networkPieces(group),
  ...storagePieces(answers, group),
]

const networkPieces = ({ short, device, address, netMask }: PlannedGroup): ResourcePiece[] => {
  const { nic, ip } = supportNames(short)
  return [
    resourcePiece(3, nic, 'NIC', attributesAt(3, { Device: device }), []),
    resourcePiece(3, ip, 'IP', attributesAt(3, { Device: device, Address: address, NetMask: netMask }), [
      [nic, 3],
    ]),
  ]
}

const storagePieces = ({ storage }: Answers, group: PlannedGroup): ResourcePiece[] => {
  const { short, mountPoint, blockDevice, fileSystem } = group
  const names = supportNames(short)
  const mount = attributesAt(2, {
    MountPoint: mountPoint,
    BlockDevice: blockDevice,
    FSType: fileSystem,
    FsckOpt: '-y',
  })
  return [
    ...volumePieces(storage, group),
    resourcePiece(2, names.mount, 'Mount', mount, storage === 'plain' ? [] : [[names.volume, 2]]),
  ]
}

const volumePieces = (storage: Answers['storage'], group: PlannedGroup): ResourcePiece[] => {
  const { short, diskGroup, volume } = group
  const names = supportNames(short)
  if (storage === 'plain') return []
  if (storage === 'lvm') {
    return [
      resourcePiece(2, names.diskGroup, 'LVMVolumeGroup', attributesAt(2, { VolumeGroup: diskGroup }), []),
      resourcePiece(
        2,
        names.volume,
        'LVMLogicalVolume',
        attributesAt(2, { LogicalVolume: volume, VolumeGroup: diskGroup }),
        [[names.diskGroup, 2]],
      ),
    ]
  }
  return [
    resourcePiece(2, names.diskGroup, 'DiskGroup', attributesAt(2, { DiskGroup: diskGroup }), []),
    resourcePiece(2, names.volume, 'Volume', attributesAt(2, { Volume: volume, DiskGroup: diskGroup }), [
      [names.diskGroup, 2],
    ]),
  ]
}
