import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { packed } from '#lib/frameworks/agent-call/call-words.ts'

const here = import.meta.dirname
const root = mkdtempSync(join(tmpdir(), 'hawser-foreign-'))
afterAll(() => rmSync(root, { recursive: true }))

const write = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), `#!/bin/sh\n${text}\n`)
  chmodSync(join(root, path), 0o755)
}

/** A suite of two types: one that runs while a file is there, one that is only watched. Both write down their arguments. */
mkdirSync(join(root, 'lib/foreign'), { recursive: true })
for (const name of ['call.sh', 'ocf.sh', 'gds.sh', 'scriptagent.sh']) {
  copyFileSync(join(here, name), join(root, 'lib/foreign', name))
  chmodSync(join(root, 'lib/foreign', name), 0o755)
}
const log = 'printf "%s\\n" "$0" "$@" >"$HAWSER_SYSTEM_ROOT/log"; cat >>"$HAWSER_SYSTEM_ROOT/log"'
write('Kept/online', `${log}; [ -e "$HAWSER_SYSTEM_ROOT/broken" ] || : >"$HAWSER_SYSTEM_ROOT/up"; exit 0`)
write('Kept/offline', '[ -e "$HAWSER_SYSTEM_ROOT/stuck" ] || rm -f "$HAWSER_SYSTEM_ROOT/up"; exit 0')
write('Kept/clean', 'printf "%s" "$2" >"$HAWSER_SYSTEM_ROOT/reason"; rm -f "$HAWSER_SYSTEM_ROOT/up"; exit 0')
write(
  'Kept/monitor',
  '[ -e "$HAWSER_SYSTEM_ROOT/code" ] && exit "$(cat "$HAWSER_SYSTEM_ROOT/code")"; [ -e "$HAWSER_SYSTEM_ROOT/up" ] && exit 110; exit 100',
)
write('Watched/monitor', '[ -e "$HAWSER_SYSTEM_ROOT/wire" ] && exit 110; exit 100')

const odd = ['', 'a b', "it's $(id) `id` *", 'two\nlines\n', '50%', 'ä', '-', '{"x":1}']

function run(script: string, argv: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { status, stderr } = spawnSync('sh', [join(root, 'lib/foreign', script), ...argv], {
    encoding: 'utf8',
    env: { ...process.env, HAWSER_SYSTEM_ROOT: root, ...environment },
  })
  return stderr.includes('not found') ? stderr : status
}

const file = (name: string, isThere: boolean, text = '') =>
  isThere ? writeFileSync(join(root, name), text) : rmSync(join(root, name), { force: true })

const ocf = (action: string, type = 'Kept', more: Readonly<Record<string, string>> = {}) =>
  run('ocf.sh', [action], {
    OCF_RESKEY_suite: root,
    OCF_RESKEY_type: type,
    OCF_RESKEY_arguments: odd.map(packed).join(' '),
    OCF_RESKEY_CRM_meta_timeout: '1000',
    OCF_RESOURCE_INSTANCE: 'res1:0',
    ...more,
  })

describe('the OCF agent', () => {
  it('hands every value over as it is, and the secrets by standard input', () => {
    writeFileSync(join(root, 'secret'), 'Passwd=x\n')
    expect(ocf('start', 'Kept', { OCF_RESKEY_secrets: join(root, 'secret') })).toBe(0)
    expect(readFileSync(join(root, 'log'), 'utf8')).toBe(
      `${[join(root, 'Kept/online'), 'res1', ...odd].join('\n')}\nPasswd=x\n`,
    )
  })

  it('translates the exit codes of the monitor', () => {
    const codes = [
      ['110', 0],
      ['105', 190],
      ['101', 190],
      ['100', 7],
      ['99', 1],
      ['0', 1],
      ['3', 1],
    ] as const
    const seen = codes.map(([code]) => {
      file('code', true, code)
      return [code, ocf('monitor')]
    })
    file('code', false)
    expect(seen).toEqual(codes)
  })

  it('stops, cleans what an offline leaves, and says when a start does not come up', () => {
    file('up', true)
    file('stuck', true)
    expect(ocf('stop')).toBe(0)
    file('stuck', false)
    expect(readFileSync(join(root, 'reason'), 'utf8')).toBe('1')
    expect(ocf('monitor')).toBe(7)
    expect(ocf('stop')).toBe(0)
    file('broken', true)
    expect(ocf('start')).toBe(1)
    file('broken', false)
  })

  it('takes what is only watched for started once it was started, and only while it is there', () => {
    const asked = (wire: boolean, action: string) => {
      file('wire', wire)
      return ocf(action, 'Watched')
    }
    expect(asked(true, 'monitor')).toBe(7)
    expect(asked(false, 'start')).toBe(1)
    expect(asked(true, 'start')).toBe(0)
    expect(asked(true, 'monitor')).toBe(0)
    expect(asked(false, 'monitor')).toBe(7)
    expect(asked(true, 'stop')).toBe(0)
    expect(asked(true, 'monitor')).toBe(7)
  })

  it('refuses what it cannot do', () => {
    expect(ocf('promote')).toBe(3)
    expect(ocf('start', 'Unknown')).toBe(6)
    expect(ocf('start', '../Kept')).toBe(6)
    expect(ocf('monitor', 'Kept', { OCF_RESKEY_secrets: '/nowhere' })).toBe(6)
    expect(ocf('monitor', 'Kept', { OCF_RESKEY_suite: '/nowhere' })).toBe(5)
  })
})

it('the generic data service of Sun Cluster starts, probes and stops', () => {
  const gds = (action: string) => run('gds.sh', [action, 'Kept', 'res1', ...odd.map(packed)])
  expect([gds('probe'), gds('start'), gds('probe'), gds('stop'), gds('probe')]).toEqual([100, 0, 0, 0, 100])
  expect(readFileSync(join(root, 'log'), 'utf8')).toContain(odd.join('\n'))
})

it('the script agent of Clusterware starts, checks, stops and cleans', () => {
  const script = (action: string) =>
    run('scriptagent.sh', [action], {
      _CRS_HAWSER_TYPE: 'Kept',
      _CRS_HAWSER_RESOURCE: 'res1',
      _CRS_HAWSER_ARGUMENTS: odd.map(packed).join(' '),
      _CRS_SCRIPT_TIMEOUT: '2',
    })
  expect([script('check'), script('start'), script('check'), script('stop'), script('check')]).toEqual([
    1, 0, 0, 0, 1,
  ])
  file('up', true)
  expect([script('clean'), existsSync(join(root, 'up')), script('wrong')]).toEqual([0, false, 1])
})
