import { describe, expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import type { ResourceRuntime } from '#lib/model/runtime.ts'
import { initialState } from '#lib/policy/initial-state.ts'
import { resourceNotes } from './resource-notes.ts'

const mainText = `
type FileOnOff (
	static int RestartLimit = 2
	static int OfflineTimeout = 300
	static str ArgList[] = { PathName }
	str PathName
)
type SunMail (
	static str RetryPolicy = SunCluster
	static int Retry_count = 3
	static int Retry_interval = 600
	static str ArgList[] = { PathName }
	str PathName
)
cluster c ( )
system sysA ( )
group mail (
	SystemList = { sysA = 0 }
)
	FileOnOff store (
		PathName = "/tmp/store"
	)
	SunMail imap (
		PathName = "/tmp/imap"
	)
`

const [store, imap] = [resourceName('store'), resourceName('imap')]
const system = systemName('sysA')
const now = 1_000_000

function notes(resource: typeof store, part: Partial<ResourceRuntime>): readonly string[] {
  const { configuration, problems } = loadConfiguration([{ name: 'main.cf', text: mainText }])
  if (!configuration) throw new Error(problems.map((problem) => problem.message).join(' '))
  const place = initialState(configuration, 0).groups[groupName('mail')]?.places[system]
  const runtime = place?.resources[resource]
  if (!runtime) throw new Error(resource)
  const known = { ...runtime, state: 'ONLINE' as const, probed: true, confidence: 100, ...part }
  return resourceNotes(configuration, { resource, system }, known, now).map(({ text }) => text)
}

const none = {
  tolerance: 0,
  restart: 0,
  onlineRetry: 0,
  monitorTimeout: 0,
  onlineWait: 0,
  offlineWait: 0,
  clean: 0,
}

describe('resourceNotes', () => {
  it('says nothing of a resource that is well', () => {
    expect(notes(store, {})).toEqual([])
  })

  it('counts what is used up of a limit, and names the attribute', () => {
    expect(notes(store, { counters: { ...none, restart: 1 } })).toEqual(['Restarts: 1 of 2 (RestartLimit)'])
    expect(notes(store, { counters: { ...none, clean: 3 } })).toEqual(['Cleans that failed: 3'])
  })

  it('counts the restarts of Sun Cluster within their interval', () => {
    const retries = { failures: [], restarts: [now - 601_000, now - 1000] }
    expect(notes(imap, { retries })).toEqual(['Restarts: 1 of 3 (Retry_count)'])
  })

  it('says what runs, since when and how long it may', () => {
    const running = { entryPoint: 'offline', run: 7, since: now - 12_000 } as const
    expect(notes(store, { running })).toEqual(['offline has run for 12 s of at most 5 min 00 s'])
  })

  it('says that its health has declined, while it is online', () => {
    expect(notes(store, { confidence: 40 })).toEqual(['Health declined: confidence 40 of 100'])
    expect(notes(store, { confidence: 0, state: 'OFFLINE' })).toEqual([])
  })

  it('says why it waits for an administrator, before anything else', () => {
    const waiting = { flags: ['ADMIN WAIT'], adminWait: 0, counters: { ...none, restart: 2 } } as const
    expect(notes(store, waiting)[0]).toBe('Waits for an administrator: its offline did not end in time')
    const cleaned = { ...waiting, cleaning: { reason: 'offline hung', sequel: 'offline' } } as const
    expect(notes(store, cleaned)[0]).toContain('and clean has not helped')
  })
})
