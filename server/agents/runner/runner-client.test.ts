import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { realClock } from '#server/transport/testing/clock.ts'
import { makeSmallSuite } from '../testing/small-suite.ts'
import { RunnerClient } from './runner-client.ts'
import { connectionWith } from './runner-trial.ts'

describe('runner.sh', () => {
  it('says why when it cannot work', async () => {
    const small = makeSmallSuite()
    const connection = await connectionWith(small, { name: 'sh', command: ['/bin/sh'] })
    writeFileSync(join(small.suite, 'run'), 'a file where its directory should be')
    const options = { suiteDirectory: 'agents', clock: realClock, helloTimeoutMs: 5_000, graceMs: 1_000 }
    const blocked = await RunnerClient.start(connection, { ...options, engine: 'engine' })
    expect(blocked).toMatchObject({ ok: false, failure: { code: 'runner-failed' } })
    expect(JSON.stringify(blocked)).toContain('disk full')
    const misnamed = await RunnerClient.start(connection, { ...options, engine: '../x' })
    expect(misnamed).toMatchObject({ ok: false, failure: { code: 'runner-failed' } })
    connection.close()
    small.remove()
  })
})
