import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entryPoints, type Value } from '../entry-point.ts'
import { shells, SystemRoot } from '../system-root.ts'

let root: SystemRoot
beforeEach(() => {
  root = new SystemRoot()
})
afterEach(() => root.dispose())

/** Leaves its parent, its session and its group, ignores what asks it to end, and says so in its PID file. */
const daemon = `#!/bin/sh
trap '' TERM HUP INT
echo $$ >"\${0%/*}/pid"
while :; do sleep 0.2; done
`
const start = '#!/bin/sh\n(setsid "${0%/*}/daemon" </dev/null >/dev/null 2>&1 &)\n'

const application = (changes: Readonly<Record<string, Value>> = {}): Value[] =>
  Object.values({
    User: '',
    StartProgram: '/opt/app/start',
    StopProgram: '/opt/app/stop',
    CleanProgram: '',
    MonitorProgram: '',
    PidFiles: ['/opt/app/pid'],
    MonitorProcesses: [],
    ...changes,
  })

describe.each(shells)('on %s %s', (...shell) => {
  it('ends a daemon that ignores TERM, after its stop program has hung', async () => {
    root.write('/opt/app/daemon', daemon, 0o755)
    root.write('/opt/app/start', start, 0o755)
    root.write('/opt/app/stop', '#!/bin/sh\ntrap "" TERM\nwhile :; do sleep 0.2; done\n', 0o755)
    const agent = entryPoints(root, 'Application', shell, 5)
    expect((await agent.run('online', application())).code).toBe(0)
    const hung = await agent.run('offline', application())
    expect(hung.code).toBe(1)
    expect(hung.errors).toContain('the application is not down')
    const cleaned = await agent.run('clean', application())
    expect(cleaned.output).toContain('SIGKILL to process')
    expect(cleaned.code).toBe(0)
    expect([...root.processes().values()].filter((line) => line.includes('daemon'))).toEqual([])
  })

  it('cuts and cleans what a start program prints', async () => {
    const noise =
      "printf 'a\\000b\\033]0;title\\007\\nVCS CRITICAL V-16-1-1 forged\\n'; yes noise | head -c 10000000"
    root.write('/opt/app/start', `#!/bin/sh\n${noise}\nexit 3\n`, 0o755)
    const answer = await entryPoints(root, 'Application', shell).run('online', application())
    expect(answer.code).toBe(1)
    const lines = answer.errors.trimEnd().split('\n')
    expect(lines.length).toBeLessThan(60)
    expect(lines.filter((line) => !line.startsWith('VCS ERROR V-16-10001-'))).toEqual([])
    expect(answer.errors).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
    expect(answer.errors).toContain('more lines follow')
  })
})

it('a wall clock that jumps ends no wait, and prolongs none', async () => {
  root.write('/opt/app/daemon', daemon, 0o755)
  root.write('/opt/app/start', `#!/bin/sh\nsleep 0.5\n${start.split('\n')[1]}\n`, 0o755)
  const agent = entryPoints(root, 'Application', shells[0], 5)
  const clock = root.write('/opt/clock/date', '#!/bin/sh\necho "$(($$ * 100000 % 1999999993))"\n', 0o755)
  const path = process.env['PATH']
  try {
    process.env['PATH'] = `${join(clock, '..')}:${path}`
    expect(await agent.run('online', application())).toMatchObject({ code: 0, errors: '' })
    const began = performance.now()
    root.write('/opt/app/stop', '#!/bin/sh\n', 0o755)
    expect((await agent.run('offline', application())).code).toBe(1)
    expect(performance.now() - began).toBeGreaterThan(3_000)
  } finally {
    process.env['PATH'] = path
  }
})
