import { spawnSync } from 'node:child_process'

export type Shell = { readonly name: string; readonly command: readonly [string, ...string[]] }

/** The POSIX shells of this machine. Always one at least: /bin/sh. */
export const shells = (): readonly Shell[] => {
  const all: readonly Shell[] = [
    { name: 'sh', command: ['/bin/sh'] },
    { name: 'dash', command: ['dash'] },
    { name: 'busybox sh', command: ['busybox', 'sh'] },
    { name: 'bash', command: ['bash'] },
    { name: 'bash --posix', command: ['bash', '--posix'] },
  ]
  return all.filter(({ command: [program, ...first] }) => {
    return spawnSync(program, [...first, '-c', 'exit 7']).status === 7
  })
}
