/** The guide's seven steps to a service group, and what each puts into the configuration. Guide 000, pages 41 to 46. */
export type BuildStep = {
  readonly id: StepId
  readonly number: StepNumber
  readonly title: string
  readonly page: number
  /** What has to be done outside of the configuration. */
  readonly byHand: string
  /** What becomes visible in the configuration. */
  readonly adds: string
}

export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7
export type StepId = 'disks' | 'volumes' | 'addresses' | 'groups' | 'software' | 'binding' | 'control'

const step = (number: StepNumber, id: StepId, page: number, words: readonly [string, string, string]) => ({
  number,
  id,
  page,
  title: words[0],
  byHand: words[1],
  adds: words[2],
})

export const buildSteps: readonly BuildStep[] = [
  step(1, 'disks', 41, [
    'Shared disks',
    'Have a disk of its own made for each group, seen by every system of its SystemList and used by nothing else.',
    'Systems, and groups with their SystemList.',
  ]),
  step(2, 'volumes', 41, [
    'Disk groups, volumes and file systems',
    'Make disk group, volume and file system on each disk. Volume Manager and VxFS are advised, not required.',
    'Disk groups, volumes and mounts.',
  ]),
  step(3, 'addresses', 41, [
    'Virtual addresses and host names',
    'Obtain an address and a host name for each group. One is enough: its components listen on different ports.',
    'Network cards and addresses.',
  ]),
  step(4, 'groups', 41, [
    'Service groups',
    'Bring each group online and switch it once: disk and address must be wherever it goes.',
    'Where groups start, and which group needs which.',
  ]),
  step(5, 'software', 42, [
    'Software',
    'Install with the group online. Give the virtual host name and address at every prompt, and directories on the shared disk.',
    'Resources of the servers, with their roots.',
  ]),
  step(6, 'binding', 45, [
    'Binding to the address',
    'Let each server listen on its virtual address only, or give each instance ports of its own.',
    'The host of each server.',
  ]),
  step(7, 'control', 46, [
    'Under control',
    'Stop the servers; from now on only the cluster starts and stops them.',
    'Services, restarts in place and the remaining dependencies.',
  ]),
]
