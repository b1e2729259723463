import { beforeEach, describe, expect, test } from 'vitest'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import { resourceName, systemName } from '#lib/model/names.ts'
import { filesOf, mainText, ownBench, version, type OwnBench } from '../testing/driver-bench.ts'

let bench: OwnBench
beforeEach(async () => {
  bench = await ownBench()
})

const desk = () => bench.driver.desk
const changed = mainText.replace('/opt/httpd', '/opt/other')
const addSystem: Edit = { kind: 'system.add', system: systemName('sysC') }
const rename: Edit = { kind: 'resource.rename', resource: resourceName('cache'), to: resourceName('memory') }
const httpd = () => bench.driver.snapshot().state.configuration.resources[resourceName('httpd')]
const codes = (answer: ReturnType<OwnBench['driver']['desk']['open']>): readonly string[] =>
  answer.kind === 'refused' ? answer.reasons.map(({ code }) => code) : []

describe('an open configuration', () => {
  test('keeps its owner and draft over a restart of the engine', () => {
    desk().open('kim')
    desk().draft('kim', [addSystem, rename])
    const before = desk().state()
    bench.restart()
    expect(desk().state()).toEqual(before)
    expect(desk().state().open).toMatchObject({ owner: 'kim', draft: [addSystem, rename], stale: false })
  })

  test('is closed only when its draft is applied or given up', () => {
    expect(codes(desk().close('kim', false))).toEqual(['configuration-read-only'])
    desk().open('kim')
    desk().draft('kim', [addSystem])
    expect(codes(desk().close('kim', false))).toEqual(['draft-not-applied'])
    expect(desk().close('kim', true).kind).toBe('done')
    expect(desk().state().open).toBeNull()
  })

  test('gives its draft to who takes it over, and says so in the log', () => {
    desk().open('kim')
    desk().draft('kim', [rename])
    desk().takeOver('lou', 'kim is on holiday')
    expect(desk().state().open).toMatchObject({ owner: 'lou', draft: [rename] })
    expect(bench.logged).toContainEqual(expect.objectContaining({ level: 'warn' }))
    expect(codes(desk().draft('kim', []))).toEqual(['configuration-open'])
  })

  test('loses of its draft what was applied of it, and all of it to an edited text', () => {
    desk().open('kim')
    desk().draft('kim', [addSystem, rename])
    desk().apply(bench.change(changed, { edits: [addSystem] }))
    expect(desk().state().open?.draft).toEqual([rename])
    desk().apply(bench.change(mainText))
    expect(desk().state().open).toMatchObject({ owner: 'kim', draft: [] })
  })

  test('a freeze in between moves the version, not the draft', () => {
    desk().open('kim')
    desk().draft('kim', [rename])
    const freeze = { kind: 'group.freeze', group: bench.group, reason: '', persistent: true } as const
    bench.driver.submit({ intent: freeze, user: 'lou', requestId: 'request-1' })
    expect(desk().state()).toMatchObject({ version: 2, open: { owner: 'kim', draft: [rename] } })
  })

  test('is stale while its files on disk are not those that run, until it is closed', () => {
    bench.files.failure = new Error('no space')
    desk().open('kim')
    desk().apply(bench.change(changed))
    expect(httpd()?.attributes).toMatchObject({ PathName: { everywhere: { text: '/opt/other' } } })
    expect(desk().state().open?.stale).toBe(true)
    bench.files.failure = null
    desk().close('kim', false)
    expect(bench.files.kept).toEqual(filesOf(changed))
  })

  test('everyone who listens hears of each change', () => {
    const heard: (string | null)[] = []
    const subscription = desk().subscribe(() => heard.push(desk().state().open?.owner ?? null))
    desk().open('kim')
    desk().close('kim', false)
    subscription.stop()
    desk().open('lou')
    expect(heard).toEqual(['kim', null])
  })
})

describe('rolling back', () => {
  test('brings the files of a version back byte for byte, as a new version', () => {
    desk().apply(bench.change(changed))
    desk().rollback({ user: 'lou', version: 1, reason: '', confirmWithinMs: null })
    expect(bench.driver.files()).toEqual(filesOf(mainText))
    expect(desk().versions()[0]).toMatchObject({ version: 3, author: 'lou', origin: 'rollback' })
    expect(desk().versions()[0]?.reason).toBe('back to version 1')
    expect(httpd()?.attributes).toMatchObject({ PathName: { everywhere: { text: '/opt/httpd' } } })
  })

  test('has nowhere to go to but an older version', () => {
    for (const wrong of [0, 1, 7]) {
      const answer = desk().rollback({ user: 'lou', version: wrong, reason: '', confirmWithinMs: null })
      expect(codes(answer)).toEqual(['unknown-version'])
    }
  })
})

describe('after an end between keeping a version and running it', () => {
  test('what was not taken does not run, and is told in the versions', () => {
    bench.store.writeWithVersion(version(changed), (pending) => ({
      ...bench.store.read(),
      pending,
      unconfirmed: { version: pending, previous: 1, until: 5, author: 'kim', blocked: [] },
      answered: [{ request: 'kim request-9', version: pending }],
    }))
    bench.restart()
    expect(bench.driver.files()).toEqual(filesOf(mainText))
    expect(desk().versions()[0]?.reason).toContain('never taken')
    expect(desk().state().unconfirmed).toBeNull()
    const again = desk().apply(bench.change(changed, { requestId: 'request-9' }))
    expect(again).toEqual({ kind: 'done', version: 4 })
  })

  test('what was taken runs on', () => {
    desk().apply(bench.change(changed, { requestId: 'request-9' }))
    bench.store.write({ ...bench.store.read(), pending: 2 })
    bench.restart()
    expect(bench.driver.files()).toEqual(filesOf(changed))
    expect(desk().apply(bench.change(changed, { requestId: 'request-9' }))).toEqual({
      kind: 'done',
      version: 2,
    })
    expect(bench.store.read().pending).toBeNull()
  })
})
