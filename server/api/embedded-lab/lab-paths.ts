/**
 * What of the lab's control API may be reached through this one: every other path is not there. The lab's
 * power switch for fencing is left out, it belongs to the engine alone.
 */
export type LabPath = {
  readonly method: 'get' | 'post'
  /** Behind `/api/lab` here and behind the control address there. */
  readonly path: string
  readonly summary: string
  /** Words a parameter may be; others are names. */
  readonly words: Readonly<Record<string, readonly [string, ...string[]]>>
}

export const labPaths: readonly LabPath[] = [
  { method: 'get', path: '/ledger', summary: 'What was held by which system, and when', words: {} },
  {
    method: 'get',
    path: '/ledger/check',
    summary: 'Whether anything was ever held by two systems',
    words: {},
  },
  {
    method: 'post',
    path: '/prepare',
    summary: 'Make disks, volumes, mount points and software for the files of a configuration to be built',
    words: {},
  },
  {
    method: 'post',
    path: '/fence/{fault}',
    summary: 'Break or repair the power switch',
    words: { fault: ['fail', 'heal'] },
  },
  {
    method: 'post',
    path: '/disks/{disk}/{command}',
    summary: 'Fill or empty a disk',
    words: { command: ['fill', 'empty'] },
  },
  {
    method: 'post',
    path: '/systems/{system}/{command}',
    summary: 'Power, network and life of a system',
    words: { command: ['power-off', 'power-on', 'cut-network', 'restore-network', 'hang', 'thaw'] },
  },
  {
    method: 'post',
    path: '/systems/{system}/nic/{link}',
    summary: 'Pull or plug the cable of a network card',
    words: { link: ['up', 'down'] },
  },
  {
    method: 'post',
    path: '/systems/{system}/services/{service}/{command}',
    summary: 'Kill a service, make its starts slow, failing or hanging, or heal it',
    words: { command: ['kill', 'heal', 'slow', 'fail-start', 'hang'] },
  },
]
