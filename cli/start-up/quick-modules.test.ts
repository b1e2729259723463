import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const inCli = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const midrange = fileURLToPath(new URL('../../examples/midrange/main.cf', import.meta.url))
const run = async (program: string, ...argv: readonly string[]) => {
  const { stdout } = await promisify(execFile)(process.execPath, [inCli(program), ...argv])
  return stdout
}

/** Each imports what it was told to; prints what Node finds for a name, and what it finds with quick modules. */
const found = async (specifiers: readonly string[]) => {
  const lookUp = `const look = async (name) => Object.keys(await import(name)).join()
    const { loadQuickly } = await import('./start-up/quick-modules.mjs')
    if (process.argv[1] === 'quick') loadQuickly()
    for (const name of process.argv.slice(2)) console.log(await look(name).catch(({ code }) => code))`
  const print = async (how: string) => {
    const argv = ['--input-type=module', '--eval', lookUp, how, ...specifiers]
    const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: inCli('.') })
    return stdout.trim().split('\n')
  }
  return { plainly: await print('plain'), quickly: await print('quick') }
}

describe('hawser with its modules kept compiled', () => {
  it('answers as it does without', async () => {
    const argv = ['simulate', midrange, '--fault', 'system:sysA']
    const [quick, plain] = await Promise.all([run('hawser.mjs', ...argv), run('hawser.ts', ...argv)])
    expect(quick).toBe(plain)
    expect(quick).toContain('System sysA loses power.')
  })

  it('finds the modules that Node finds', async () => {
    const specifiers = [
      '#lib/model/names.ts',
      './lab-commands/../lab-commands/show.ts',
      '../lib/graph/order.ts',
      'node:path',
      'zod',
    ]
    const { plainly, quickly } = await found(specifiers)
    expect(quickly).toEqual(plainly)
    expect(quickly[2]).toBe('cyclesOf,topologicalOrder')
  })

  it('does not begin without a module that is not there', async () => {
    const { plainly, quickly } = await found(['./lab-commands/nothing.ts', '#lib/model/nothing.ts'])
    expect(plainly).toEqual(['ERR_MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'])
    expect(quickly).toEqual(['ENOENT', 'ENOENT'])
  })
})
