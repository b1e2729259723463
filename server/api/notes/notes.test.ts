import { expect, test } from 'vitest'
import { useApi } from '../testing/api-server.ts'
import { ask, errorOf } from '../testing/ask.ts'

const api = useApi()
const path = '/api/clusters/mid/notes'
const write = (user: string, body: unknown) =>
  ask(api(), { method: 'PUT', path, body, cookie: api().sessionOf({ user, role: 'Cluster Operator' }) })

test('notes say who wrote them and when; a writer who has not seen the newest is told', async () => {
  const cookie = api().sessionOf({ user: 'ada', role: 'Guest' })
  expect(await (await ask(api(), { path, cookie })).json()).toEqual({ notes: null })
  const before = Date.now()
  expect((await write('kim', { text: 'N + 1, with local programs', seen: 0 })).status).toBe(200)
  const { notes } = (await (await ask(api(), { path, cookie })).json()) as { notes: { at: number } }
  expect(notes).toMatchObject({ number: 1, author: 'kim', text: 'N + 1, with local programs' })
  expect(notes.at).toBeGreaterThanOrEqual(before)
  const late = await errorOf(await write('lou', { text: 'other', seen: 0 }))
  expect(late).toMatchObject({ code: 'refused', reasons: [{ code: 'truth-has-moved' }] })
  expect(late.message).toContain('kim')
  expect((await write('lou', { text: 'other', seen: 1 })).status).toBe(200)
  const tooLong = await errorOf(await write('lou', { text: 'x'.repeat(20_001), seen: 2 }))
  expect(tooLong.code).toBe('bad-request')
})
