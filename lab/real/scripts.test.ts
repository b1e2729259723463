import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folders = [
  'machine',
  'machine/contents',
  'system',
  'software/directory',
  'software/messaging/lib',
  'software/messaging/sbin',
]

test('the scripts of the real lab pass ShellCheck', () => {
  const scripts = folders.flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder))
      .filter((name) => !name.endsWith('.ts') && name !== 'contents')
      .map((name) => join(import.meta.dirname, folder, name)),
  )
  const checked = spawnSync('shellcheck', ['-s', 'sh', ...scripts], { encoding: 'utf8' })
  expect(checked.stdout + checked.stderr).toBe('')
  expect(checked.status).toBe(0)
})
