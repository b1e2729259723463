import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { commandOfEdit } from '#lib/maincf/commands/command-of-edit.ts'
import { editOfCommand } from '#lib/maincf/commands/edit-of-command.ts'
import { editsOfConfiguration } from '#lib/maincf/commands/edits-of-configuration.ts'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { meaningOf } from '#lib/maincf/testing/meaning-of.ts'
import { changeSecrets } from '#lib/model/secrets.ts'
import { ownBench } from '#server/drivers/testing/driver-bench.ts'
import { startApi } from '../testing/api-server.ts'
import { ask } from '../testing/ask.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const filesOf = (pattern: string) =>
  globSync(pattern, { cwd: root }).map((path) => ({
    name: basename(path),
    text: readFileSync(join(root, path), 'utf8'),
  }))

test('the commands of hacf -cftocmd, one after the other on a running empty cluster, build the same', async () => {
  const { configuration } = loadConfiguration([
    ...filesOf('examples/simple/main.cf'),
    ...filesOf('types/*.cf'),
  ])
  if (!configuration) throw new Error('the example does not load')
  const bench = await ownBench('cluster simple (\n\t)\n')
  const server = await startApi({ clusters: [{ kind: 'running', name: 'simple', driver: bench.driver }] })
  onTestFinished(() => server.stop())
  const cookie = server.sessionOf({ user: 'kim', role: 'Cluster Administrator' })
  for (const [index, edit] of editsOfConfiguration(configuration).entries()) {
    const command = commandOfEdit(edit)
    const body = { requestId: `request-${index}`, edits: [editOfCommand(command)] }
    const answer = await ask(server, { path: '/api/clusters/simple/configuration/apply', cookie, body })
    expect(answer.status, `${command.join(' ')}: ${await answer.text()}`).toBe(200)
  }
  const running = bench.driver.snapshot().state.configuration
  const opened = changeSecrets(running, (text) => server.box.unseal(text) ?? text)
  expect(meaningOf(opened)).toEqual(meaningOf(configuration))
  expect(loadConfiguration(bench.driver.files()).configuration).toEqual(running)
})
