import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shells, suite, SystemRoot } from '../../testing/system-root.ts'

/** Programs of the system, each by what it prints. */
const programs: Readonly<Record<string, string>> = {
  vxdg: '[ "$2" = held ] || exit 11',
  vxdisk:
    'echo "DEVICE TYPE DISK GROUP STATUS"; echo "disk_1 auto - (seen) online"; echo "disk_2 auto - held online"',
  vgs: 'case $5 in *=ours) echo "  wz--n- hawser_$(uname -n)" ;; *=theirs) echo "  wz--n- hawser_other" ;; esac',
  mount: 'echo "/dev/a on /mail type vxfs (rw)"; echo "/dev/b on /else where type vxfs (rw)"',
  ip: '[ "$4" = eth0 ] || exit 1; echo "2: eth0: <BROADCAST,UP,LOWER_UP> state UP"; echo "    inet 10.0.0.2/24 scope global eth0"',
  ping: 'for host; do :; done; [ "$host" = 10.0.0.1 ]',
  getent:
    'case $1:$2 in passwd:mail) echo mail:x:8:9::/: ;; group:mail) echo mail:x:9: ;; a*:m.example) echo "10.0.0.2 STREAM"; echo "10.0.0.2 DGRAM"; echo "10.0.0.3 STREAM" ;; *) exit 2 ;; esac',
  ss: 'echo "State R S Local Peer"; echo "LISTEN 0 5 0.0.0.0:143 *:*"; echo "LISTEN 0 5 [::1]:1143 *:*"; echo "ESTAB 0 5 1.1.1.1:25 *:*"',
  df: 'echo "Filesystem 1024-blocks Used Available Capacity Mounted on"; echo "/dev/sda1 9 8 4711 1% /"',
}

let root: SystemRoot
beforeEach(() => {
  root = new SystemRoot()
  for (const [name, text] of Object.entries(programs))
    root.write(`/bin/${name}`, `#!/bin/sh\n${text}\n`, 0o755)
})
afterEach(() => root.dispose())

describe.each(shells)('preflight.sh on %s %s', (...shell) => {
  /** Answers in the order of the questions. */
  const ask = (questions: readonly (readonly string[])[], own = suite): string[] => {
    const words = questions.flatMap((question) => [0, 1, 2, 3].map((index) => question[index] ?? ''))
    const [program = 'sh', ...before] = shell
    const done = spawnSync(program, [...before, join(own, 'lib/preflight.sh'), ...words], {
      encoding: 'utf8',
      env: {
        ...process.env,
        HAWSER_SYSTEM_ROOT: root.path,
        PATH: `${root.at('/bin')}:${process.env.PATH}`,
        LC_ALL: 'C',
      },
    })
    expect(done.stderr).toBe('')
    const lines = done.stdout.split('\n').map((line) => /^(\d+) ?(.*)$/.exec(line))
    const answers = new Map(lines.flatMap((line) => (line ? [[Number(line[1]), line[2] ?? '']] : [])))
    return questions.map((_, index) => answers.get(index + 1) ?? 'no answer')
  }

  it('tells of disks, users, names, network and ports', () => {
    const told: readonly (readonly [string, ...string[]])[] = [
      ['held', 'diskgroup', 'held'],
      ['seen', 'diskgroup', 'seen'],
      ['missing', 'diskgroup', 'see'],
      ['held', 'volumegroup', 'ours'],
      ['seen', 'volumegroup', 'theirs'],
      ['missing', 'volumegroup', 'none'],
      ['8:9', 'user', 'mail'],
      ['missing', 'user', 'nobody'],
      ['9', 'usergroup', 'mail'],
      ['10.0.0.2 10.0.0.3', 'name', 'm.example'],
      ['missing', 'name', 'n.example'],
      ['up 10.0.0.2/24', 'device', 'eth0'],
      ['missing', 'device', 'eth1'],
      ['answers', 'hosts', '10.0.0.9 10.0.0.1'],
      ['silent', 'hosts', '10.0.0.9'],
      ['here', 'address', '10.0.0.2', 'eth0'],
      ['answers', 'address', '10.0.0.1', 'eth0'],
      ['silent', 'address', '10.0.0.9', 'eth0'],
      ['0.0.0.0:143 [::1]:1143', 'ports', '25 143 1143'],
      ['4711', 'space', '/'],
      ['? this system is a directory', 'block', '/dev/sda'],
      ['? this version of the agents does not know the question', 'fortune'],
    ]
    expect(ask(told.map(([, ...question]) => question)).map((each) => each.trim())).toEqual(
      told.map(([answer]) => answer),
    )
  })

  it('tells of mount points and the boot table', () => {
    for (const path of ['/mail', '/empty', '/full']) mkdirSync(root.at(path))
    root.write('/full/file', '')
    root.write('/file', '')
    symlinkSync('/nowhere', root.at('/link'))
    root.write(
      '/etc/fstab',
      '# /dev/a /mail\n/dev/x /full vxfs defaults 0 2\n/dev/y /empty vxfs rw,noauto 0 2\n\n',
    )
    const places = [
      ['/mail', '/dev/a'],
      ['/mail', '/dev/c'],
      ['/empty', '/dev/b'],
      ['/full', '/dev/x'],
      ['/file', '/dev/z'],
      ['/link', '/dev/z'],
      ['/none', '/dev/z'],
    ] as const
    expect(ask(places.map((place) => ['mount', ...place]))).toEqual([
      'directory empty it nowhere none',
      'directory empty another nowhere none',
      'directory empty nothing elsewhere manual',
      'directory files nothing nowhere auto',
      'other empty nothing nowhere none',
      'other empty nothing nowhere none',
      'missing empty nothing nowhere none',
    ])
  })

  it('tells of its agents, file by file', () => {
    const own = root.at('/own suite')
    mkdirSync(join(own, 'lib'), { recursive: true })
    expect(ask([['suite']])).toEqual(['none 0'])
    for (const part of ['lib', 'Mount']) spawnSync('cp', ['-R', join(suite, part), own])
    root.write('/own suite/X/right', 'right\n', 0o755)
    root.write('/own suite/X/wrong', 'wrong\n', 0o755)
    root.write('/own suite/X/plain', 'right\n', 0o644)
    const sum = spawnSync('cksum', [], { input: 'right\n', encoding: 'utf8' }).stdout.trim()
    const lines = ['right', 'wrong', 'plain', 'gone'].map((name) => `- ${sum} X/${name}\n`).join('')
    root.write('/own suite/MANIFEST', `hawser-suite 9+f\n${lines}`)
    const whole = spawnSync('cksum', [root.at('/own suite/MANIFEST')], { encoding: 'utf8' }).stdout.split(
      ' ',
    )[0]
    expect(ask([['suite']], own)).toEqual([`9+f ${whole} differs:X/wrong missing:X/plain missing:X/gone`])
  })

  it('tells of programs and processes, never of itself', () => {
    root.write('/opt/start', '', 0o755)
    root.write('/opt/notes', '')
    const questions = ['start', 'notes', 'none'].map((name) => ['path', `/opt/${name}`])
    expect(ask([...questions, ['path', '/opt'], ['process', '/opt']])).toEqual([
      'program',
      'file',
      'missing',
      'directory',
      '0',
    ])
    expect(ask([['programs', 'ps nosuch-program ip']])[0]?.trim()).toBe('nosuch-program')
  })

  it('tells the time, and which boot this is', () => {
    root.write('/proc/sys/kernel/random/boot_id', 'f00d\n')
    const before = Date.now()
    const [time = '', boot] = ask([['clock'], ['boot']])
    expect(boot).toBe('f00d')
    const [ms = 0, fineness = 0] = time.split(' ').map(Number)
    expect(ms).toBeGreaterThan(before - 1_001 - fineness)
    expect(ms).toBeLessThan(Date.now() + 1_001)
  })
})
