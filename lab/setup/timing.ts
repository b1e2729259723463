/** Static attributes every type of the lab's copy gets, in seconds. */
const timing = (monitorIntervalS: number) => ({
  MonitorInterval: monitorIntervalS,
  OfflineMonitorInterval: 2 * monitorIntervalS,
})

/**
 * A type file with the lab's monitor intervals: `static int MonitorInterval` and twice that as
 * OfflineMonitorInterval in every type, in place of what the type said, and Thorough_probe_interval where a type has
 * one. A probe that waits for eleven minutes waits for twice the interval. All other text stays.
 */
export const withLabTiming = (typeFile: string, monitorIntervalS: number): string => {
  const statics = Object.entries(timing(monitorIntervalS))
  const without = statics.reduce(
    (text, [name]) => text.replace(new RegExp(`^[ \\t]*static int ${name} *=.*\\n`, 'gm'), ''),
    typeFile,
  )
  const lines = statics.map(([name, seconds]) => `\tstatic int ${name} = ${seconds}\n`).join('')
  const probed = without
    .replace(/^([ \t]*static int Thorough_probe_interval *=).*$/gm, `$1 ${monitorIntervalS}`)
    .replace(/^([ \t]*int ProbeTimeout *=) *660$/gm, `$1 ${2 * monitorIntervalS}`)
  return probed.replace(/^(type[ \t]+\w+[ \t]*\([ \t]*\n)/gm, `$1${lines}`)
}
