import { beforeEach, expect, test } from 'vitest'
import { mask } from '#lib/model/secrets.ts'
import { useApi } from '../testing/api-server.ts'
import { ask, errorOf } from '../testing/ask.ts'

const api = useApi()
const get = (path: string) =>
  ask(api(), {
    path: `/api/clusters/mid/systems/${path}`,
    cookie: api().sessionOf({ user: 'root', role: 'Cluster Administrator' }),
  })

beforeEach(() => {
  const { systemFiles } = api().driver
  systemFiles.silent = null
  systemFiles.kept.clear()
  for (const [path, text] of [
    ['sample_SunJESMsg/SunJESMsg.cf', 'type SunJESMsg (\n\tstr AdminPasswd = "hush"\n)\n'],
    ['config/main.cf', 'cluster c ( )\n'],
    ['notes.txt', 'nothing for us'],
  ] as const) {
    systemFiles.kept.set(`sysA:/etc/VRTSvcs/conf/${path}`, text)
  }
})

test('directories and .cf files of a system are listed, nothing else', async () => {
  expect(await (await get('sysA/files?path=/etc/VRTSvcs/conf')).json()).toEqual({
    path: '/etc/VRTSvcs/conf',
    entries: [
      { name: 'sample_SunJESMsg', kind: 'directory', bytes: expect.any(Number) },
      { name: 'config', kind: 'directory', bytes: expect.any(Number) },
    ],
  })
})

test('a .cf file is read, its secrets masked', async () => {
  const response = await get('sysA/file?path=/etc/VRTSvcs/conf/sample_SunJESMsg/SunJESMsg.cf')
  expect(await response.json()).toEqual({
    name: 'SunJESMsg.cf',
    text: `type SunJESMsg (\n\tstr AdminPasswd = "${mask}"\n)\n`,
  })
})

test.each([
  ['sysA/file?path=/etc/shadow', 'bad-request'],
  ['sysA/file?path=relative.cf', 'bad-request'],
  ['sysA/file?path=/etc/none.cf', 'not-found'],
  ['sysA/files?path=/nowhere', 'not-found'],
  ['sysZ/files?path=/etc', 'not-found'],
  ['sysA/files', 'bad-request'],
])('%s is answered %s', async (path, code) => {
  expect((await errorOf(await get(path))).code).toBe(code)
})

test('a file that is too large is not read', async () => {
  api().driver.systemFiles.kept.set('sysA:/big.cf', 'x'.repeat(1024 * 1024 + 1))
  expect((await errorOf(await get('sysA/file?path=/big.cf'))).code).toBe('too-large')
})

test('a system that does not answer is said to', async () => {
  api().driver.systemFiles.silent = 'sysA'
  const response = await get('sysA/files?path=/etc')
  expect(response.status).toBe(502)
  expect(await errorOf(response)).toMatchObject({
    code: 'system-not-reachable',
    message: 'sysA does not answer.',
  })
})

test('who looked at what is in the audit trail', async () => {
  await get('sysA/file?path=/etc/VRTSvcs/conf/config/main.cf')
  const rows = api().database.prepare(
    "select user, object, outcome from audit where action = 'system-files.read'",
  )
  expect(rows.all().at(-1)).toEqual({
    user: 'root',
    object: 'mid sysA:/etc/VRTSvcs/conf/config/main.cf',
    outcome: 'done',
  })
})
