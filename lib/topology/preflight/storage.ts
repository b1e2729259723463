import { groupFlag } from '#lib/model/attribute-lookup.ts'
import { found, nothing, whereIdle, type Check, type Found, type Seen } from './check.ts'
import { checkOf, textAt, type Target } from './target.ts'

/** File systems that many systems may have mounted at once, as the agent of Mount sees it. */
const sharedTypes = /^(nfs.*|cifs|smb3|ceph|glusterfs|tmpfs)$/

const holders = ['DiskGroup', 'Volume', 'LVMVolumeGroup', 'LVMLogicalVolume']

/** Disks, and where they are mounted: seen by every system of the group, used by none where the group does not run. */
export const storageChecks = (target: Target): readonly Check[] => {
  switch (String(target.type.name)) {
    case 'DiskGroup':
      return holderChecks(target, 'diskgroup', textAt(target, 'DiskGroup'))
    case 'LVMVolumeGroup':
      return holderChecks(target, 'volumegroup', textAt(target, 'VolumeGroup'))
    case 'Mount':
      return mountChecks(target)
    default:
      return []
  }
}

const holderChecks = (
  target: Target,
  verb: 'diskgroup' | 'volumegroup',
  object: string,
): readonly Check[] => {
  if (object === '') return []
  return [
    checkOf(target, [verb, object], ([state], seen) => {
      if (state === 'missing') return found('disk-missing', { object })
      if (state !== 'held') return nothing
      return whereIdle(runsThere(target, seen), () => found('disk-in-use', { object }, true))
    }),
  ]
}

/** What two systems may use at once is never in the way: as if the group ran there. */
const runsThere = ({ configuration, group, system }: Target, seen: Seen): boolean | null =>
  groupFlag(configuration, group, 'Parallel') || seen.runsOn(group, system)

const mountChecks = (target: Target): readonly Check[] => {
  const object = textAt(target, 'MountPoint').replace(/(?<=.)\/+$/, '')
  const device = textAt(target, 'BlockDevice')
  if (object === '' || device === '') return []
  const isShared = sharedTypes.test(textAt(target, 'FSType')) || device.includes(':')
  const words = { object, device }
  const mount = checkOf(target, ['mount', object, device], (answer, seen) => {
    const plain = judgeMount(answer, words)
    if (answer[2] !== 'it' || isShared || plain.length > 0) return plain
    return whereIdle(runsThere(target, seen), () => found('mounted-while-offline', words, true))
  })
  const isPlain = !isShared && !standsOnHolder(target)
  return isPlain ? [mount, blockCheck(target, device)] : [mount]
}

/** It requires what makes its device appear, so that there is nothing to be seen before that is up. */
const standsOnHolder = ({ configuration, resource }: Target): boolean =>
  (configuration.resources[resource]?.children ?? []).some((child) =>
    holders.includes(configuration.resources[child]?.type ?? ''),
  )

const blockCheck = (target: Target, object: string): Check =>
  checkOf(target, ['block', object], ([state]) =>
    state === 'missing' ? found('disk-missing', { object }) : nothing,
  )

/** Answer: kind of the mount point, whether it is empty, what is mounted there, whether the device is elsewhere, boot table. */
const judgeMount = (
  [point, content, holder, elsewhere, table]: readonly string[],
  words: Found['words'],
): readonly Found[] => {
  const finds = (holds: boolean, kind: Found['kind'], isEverywhere = false): readonly Found[] =>
    holds ? found(kind, words, isEverywhere) : nothing
  return [
    ...finds(point === 'missing', 'mount-point-missing'),
    ...finds(point === 'other', 'mount-point-no-directory'),
    ...finds(content === 'files' && holder === 'nothing', 'mount-point-not-empty'),
    ...finds(holder === 'another', 'mount-point-taken'),
    ...finds(elsewhere === 'elsewhere', 'mounted-elsewhere', true),
    ...finds(table === 'auto', 'mount-in-boot-table'),
  ]
}
