/** Static attributes every type of the lab's copy gets, in seconds. */
const timing = (monitorIntervalS: number) => ({
  MonitorInterval: monitorIntervalS,
  OfflineMonitorInterval: 2 * monitorIntervalS,
})

/**
 * A type file with the lab's monitor intervals: `static int MonitorInterval` and twice that as
 * OfflineMonitorInterval in every type, in place of what the type said. All other text stays.
 */
export const withLabTiming = (typeFile: string, monitorIntervalS: number): string => {
  const statics = Object.entries(timing(monitorIntervalS))
  const without = statics.reduce(
    (text, [name]) => text.replace(new RegExp(`^[ \\t]*static int ${name} *=.*\\n`, 'gm'), ''),
    typeFile,
  )
  const lines = statics.map(([name, seconds]) => `\tstatic int ${name} = ${seconds}\n`).join('')
  return without.replace(/^(type[ \t]+\w+[ \t]*\([ \t]*\n)/gm, `$1${lines}`)
}
