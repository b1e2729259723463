import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import type { Log } from '#server/ports.ts'
import { realClock } from '#server/transport/testing/clock.ts'
import { runs, until } from '../testing/small-suite.ts'
import { ProgramFence } from './fence.ts'

const sysA = systemName('sysA')
let room: string
const lines: string[] = []
const log: Log = { write: (level, message, fields) => lines.push(JSON.stringify([level, message, fields])) }

/** A power switch with its state in a file, and a record of how it was called. */
const device = `#!/bin/sh
room=\${0%/*}
echo "arguments: $#" >>"$room/calls"
while IFS= read -r line; do
  echo "$line" >>"$room/calls"
  case $line in action=*) action=\${line#action=} ;; esac
done
case $action in
off | on) [ -e "$room/deaf" ] || echo "$action" >"$room/state" ;;
status) read -r state <"$room/state"; [ "$state" = off ] && exit 2; exit 0 ;;
esac
`

const fenceOf = (text: string, options: Record<string, string> = {}, timeoutMs = 5_000): ProgramFence => {
  const program = join(room, 'fence_test')
  writeFileSync(program, text, { mode: 0o755 })
  return new ProgramFence({ device: () => ({ program, options }), clock: realClock, log, timeoutMs })
}

beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'hawser-fence-'))
  writeFileSync(join(room, 'state'), 'on\n')
  lines.length = 0
})
afterEach(() => rmSync(room, { recursive: true }))

describe('ProgramFence', () => {
  it('switches off, then believes the device alone', async () => {
    const outcome = await fenceOf(device, { plug: 'sysA', passwd: 'gr33n' }).off(sysA)
    expect(outcome).toEqual({ kind: 'off', device: 'fence_test' })
    expect(readFileSync(join(room, 'calls'), 'utf8')).toBe(
      ['off', 'status'].map((action) => `arguments: 0\nplug=sysA\npasswd=gr33n\naction=${action}\n`).join(''),
    )
    expect(lines.join()).not.toContain('gr33n')
  })

  it('does not report off while the device says on, though the action succeeded', async () => {
    writeFileSync(join(room, 'deaf'), '')
    expect(await fenceOf(device).off(sysA)).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('status'),
    })
  })

  it('switches on again, and says why when it cannot', async () => {
    const fence = fenceOf(device)
    await fence.off(sysA)
    writeFileSync(join(room, 'deaf'), '')
    expect(await fence.on(sysA)).toContain('exit code 2')
    rmSync(join(room, 'deaf'))
    expect(await fence.on(sysA)).toBeNull()
  })

  it.each([
    ['fails', '#!/bin/sh\nexit 1\n', 'exit code 1'],
    ['does not say off with code 0', '#!/bin/sh\nexit 0\n', 'status exit code 0'],
    ['is ended by a signal', '#!/bin/sh\nkill -KILL $$\n', 'SIGKILL'],
    ['is no program', 'garbage\n', 'exit code 127'],
  ])('tells a program that %s', async (_what, text, cause) => {
    const outcome = await fenceOf(text).off(sysA)
    expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringContaining(cause) })
  })

  it('ends a program that hangs, with what it started', async () => {
    const pid = join(room, 'pid')
    const outcome = await fenceOf(`#!/bin/sh\ntrap '' TERM\nsleep 60 & echo $! >${pid}\nwait\n`, {}, 500).off(
      sysA,
    )
    expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringContaining('0.5 s') })
    await until('its child is gone', () => !runs(Number(readFileSync(pid, 'utf8'))))
  })

  it('says when there is no program, no device, or an option that would add another', async () => {
    const missing = { program: join(room, 'none'), options: {} }
    const fence = new ProgramFence({ device: () => missing, clock: realClock, log })
    expect(await fence.off(sysA)).toMatchObject({ kind: 'failed', reason: expect.stringContaining('ENOENT') })
    const none = new ProgramFence({ device: () => null, clock: realClock, log })
    expect(await none.off(sysA)).toEqual({ kind: 'notConfigured' })
    const injected = await fenceOf(device, { plug: 'a\naction=on' }).off(sysA)
    expect(injected).toMatchObject({ kind: 'failed', reason: expect.stringContaining('line break') })
  })
})
