import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runConvertCommand } from './convert.ts'

const example = (name: string) => fileURLToPath(new URL(`../../examples/${name}/main.cf`, import.meta.url))
const frameworks = ['pacemaker', 'suncluster', 'suncluster-old', 'suncluster22', 'clusterware']

describe('hawser convert', () => {
  it.each(frameworks)('--to %s tells the steps, the way back and the losses', async (to) => {
    const name = to === 'suncluster22' ? 'netscape' : 'simple'
    const { code, stdout, stderr } = runConvertCommand(['--to', to, example(name)])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    await expect(stdout).toMatchFileSnapshot(`golden/${to}.txt`)
  })

  it('prints scripts that a shell understands, and no secret', () => {
    for (const to of frameworks) {
      const script = runConvertCommand(['--to', to, '--script', example('enterprise')]).stdout
      const back = runConvertCommand(['--to', to, '--script', '--reverse', example('enterprise')]).stdout
      expect(spawnSync('sh', ['-n'], { input: script + back, encoding: 'utf8' })).toMatchObject({
        status: 0,
        stderr: '',
      })
      const json = runConvertCommand(['--to', to, '--json', example('enterprise')]).stdout
      expect(json + script + back).not.toContain('ambMemNmjMogBgcGd')
      expect(JSON.parse(json)).toHaveProperty('losses')
    }
  })

  it('writes the files of a runbook into a folder, with the fence agent that is named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hawser-convert-'))
    const argv = ['--to', 'pacemaker', '--fence', 'fence_ipmilan', '--files', folder, example('simple')]
    expect(runConvertCommand(argv).code).toBe(0)
    expect(readdirSync(folder).toSorted()).toEqual([
      'cib.xml',
      'crm.txt',
      'runbook.txt',
      'set-up.sh',
      'take-away.sh',
    ])
    expect(readFileSync(join(folder, 'cib.xml'), 'utf8')).toContain('type="fence_ipmilan"')
    rmSync(folder, { recursive: true })
  })

  it.each([
    [['--to', 'windows', example('simple')], 2, 'pacemaker, suncluster'],
    [[example('simple')], 2, 'Usage: hawser convert'],
    [['--to', 'pacemaker'], 2, 'Usage: hawser convert'],
    [['--to', 'pacemaker', '--fence', 'a b', example('simple')], 2, 'no name of a fence agent'],
    [['--wrong'], 2, '--wrong'],
    [['--to', 'pacemaker', '/nowhere/main.cf'], 1, 'cannot be read'],
  ] as const)('%j ends with %i', (argv, code, text) => {
    const result = runConvertCommand(argv)
    expect(result.code).toBe(code)
    expect(result.stderr).toContain(text)
  })
})
