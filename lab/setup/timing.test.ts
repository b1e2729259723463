import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { withLabTiming } from './timing.ts'

const types = new URL('../../types/', import.meta.url)

it('sets both intervals in every type once and keeps everything else', () => {
  for (const file of readdirSync(types)) {
    const before = readFileSync(new URL(file, types), 'utf8')
    const after = withLabTiming(before, 3)
    const count = before.match(/^type /gm)?.length ?? 0
    expect(after.match(/static int MonitorInterval = 3$/gm)).toHaveLength(count)
    expect(after.match(/static int OfflineMonitorInterval = 6$/gm)).toHaveLength(count)
    const isTime = (line: string) => /MonitorInterval|Thorough_probe_interval|ProbeTimeout/.test(line)
    const rest = (text: string) => text.split('\n').filter((line) => !isTime(line))
    expect(rest(after)).toEqual(rest(before))
  }
})

it('takes the place of an interval the type had', () => {
  const text = 'type NIC (\n\tstatic int OfflineMonitorInterval = 60\n\tstr Device\n\t)\n'
  expect(withLabTiming(text, 5)).toBe(
    'type NIC (\n\tstatic int MonitorInterval = 5\n\tstatic int OfflineMonitorInterval = 10\n\tstr Device\n\t)\n',
  )
})

it('hurries the probes of a type that counts faults as Sun Cluster does', () => {
  const text =
    'type Nms (\n\tstatic int Thorough_probe_interval = 60\n\tint ProbeTimeout = 660\n\tint ProbeTimeoutS = 10\n\t)\n'
  const after = withLabTiming(text, 5)
  expect(after).toContain(
    '\tstatic int Thorough_probe_interval = 5\n\tint ProbeTimeout = 10\n\tint ProbeTimeoutS = 10\n',
  )
})
