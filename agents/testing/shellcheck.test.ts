import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { agentTypes, suite } from './system-root.ts'

const typesFolder = resolve(suite, '../types')
const entryPointNames = ['online', 'offline', 'monitor', 'clean']
const typeFiles = agentTypes.flatMap((type) =>
  readdirSync(join(suite, type), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.ts'))
    .map((entry) => relative(suite, join(entry.parentPath, entry.name))),
)
/** What the runner is made of is checked with it: it alone knows what the parts are given. */
const partsOfRunner = new Set(
  ['limits.sh', 'processes.sh', 'standing.sh'].map((file) => join('runner', file)),
)
const libraries = readdirSync(join(suite, 'lib'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.sh') && !partsOfRunner.has(file))
  .map((file) => join('lib', file))
const fixtures = ['programs', 'software'].flatMap((folder) =>
  readdirSync(join(suite, 'testing', folder)).map((file) => join('testing', folder, file)),
)

describe('the agents as shell programs', () => {
  it('pass ShellCheck', { timeout: 180_000 }, () => {
    const files = [...typeFiles, ...libraries, ...fixtures, 'testing/hostile/batch.sh']
    const checked = spawnSync('shellcheck', ['-s', 'sh', '-x', ...files], { cwd: suite, encoding: 'utf8' })
    if (checked.error)
      throw new Error('ShellCheck is missing; install the package "shellcheck"', { cause: checked.error })
    expect(checked.stdout + checked.stderr).toBe('')
    expect(checked.status).toBe(0)
  })

  it.each(agentTypes)('%s has a monitor, and a clean where it has an online', (type) => {
    const present = entryPointNames.filter((name) => existsSync(join(suite, type, name)))
    expect(present).toContain('monitor')
    expect(present.includes('clean')).toBe(present.includes('online'))
    for (const name of present) accessSync(join(suite, type, name), constants.X_OK)
  })

  it('cover every type that ships, and no other', () => {
    const files = readdirSync(typesFolder).filter((file) => file.endsWith('.cf'))
    const shipped = files.flatMap((file) =>
      [...readFileSync(join(typesFolder, file), 'utf8').matchAll(/^type (\w+) \(/gm)].map(
        (found) => found[1],
      ),
    )
    expect(agentTypes.toSorted()).toEqual(shipped.toSorted())
  })
})
