import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import { Connections, type ConnectionsProblem } from './connections.ts'
import { jsonOffence } from './json-offence.ts'

const sysA = systemName('sysA')
const fingerprint = `SHA256:${'a'.repeat(43)}`
const good = {
  systems: {
    sysA: {
      address: '127.0.0.1',
      port: 2201,
      user: 'root',
      authentication: { kind: 'key', file: 'keys/id' },
      hostKey: null,
      fence: { program: '/opt/fence_lab', options: { plug: 'sysA' } },
      suiteDirectory: '.hawser/agents',
    },
    sysB: { address: 'mail2', user: 'hawser', authentication: { kind: 'agent' } },
  },
}

let room: string
let path: string

beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'hawser-connections-'))
  path = join(room, 'connections.json')
})
afterEach(() => rmSync(room, { recursive: true }))

const load = async (content: unknown): Promise<Connections> => {
  writeFileSync(path, JSON.stringify(content))
  const loaded = await Connections.load(path)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  return loaded.connections
}

const problemsOf = async (text: string): Promise<readonly ConnectionsProblem[]> => {
  writeFileSync(path, text)
  const loaded = await Connections.load(path)
  return loaded.ok ? [] : loaded.problems
}

describe('Connections', () => {
  it('reads systems and fills in what may be left out', async () => {
    const connections = await load(good)
    expect(connections.of(sysA)).toEqual(good.systems.sysA)
    expect(connections.of(systemName('sysB'))).toEqual({
      ...good.systems.sysB,
      port: 22,
      hostKey: null,
      fence: null,
      suiteDirectory: '.hawser/agents',
    })
    expect(connections.of(systemName('toString'))).toBeNull()
  })

  it('may watch a directory of one of its systems, and says so still when a key was trusted', async () => {
    expect((await load(good)).watch).toBeNull()
    const watch = { system: 'sysA', directory: '/etc/VRTSvcs/conf/config' }
    const connections = await load({ ...good, watch })
    expect(connections.watch).toEqual(watch)
    await connections.trustHostKey(sysA, fingerprint)
    const again = await Connections.load(path)
    expect(again.ok && again.connections.watch).toEqual(watch)
    for (const wrong of [
      { ...watch, system: 'sysX' },
      { ...watch, directory: 'conf' },
    ]) {
      const problems = await problemsOf(JSON.stringify({ ...good, watch: wrong }))
      expect(problems[0]?.at).toMatch(/^watch\./)
    }
  })

  it('may say how soon a system that is gone counts as silent, and says so still when a key was trusted', async () => {
    expect((await load(good)).heartbeat).toEqual({ intervalMs: 2_000, unanswered: 3 })
    const heartbeat = { intervalMs: 100, unanswered: 4 }
    const connections = await load({ ...good, heartbeat })
    expect(connections.heartbeat).toEqual(heartbeat)
    await connections.trustHostKey(sysA, fingerprint)
    const again = await Connections.load(path)
    expect(again.ok && again.connections.heartbeat).toEqual(heartbeat)
    // One ping that is late must never be enough to have a system fenced.
    const problems = await problemsOf(
      JSON.stringify({ ...good, heartbeat: { intervalMs: 10, unanswered: 1 } }),
    )
    expect(problems.map(({ at }) => at)).toEqual(['heartbeat.intervalMs', 'heartbeat.unanswered'])
  })

  it('names every problem with its place', async () => {
    const { sysA: system } = good.systems
    const bad = {
      systems: {
        sysA: { ...system, port: 70_000, hostKey: 'MD5:00' },
        sysB: { ...system, authentication: { kind: 'trust' } },
        sysC: { ...system, suiteDirectory: 'a; rm -rf /', adress: 'x' },
      },
    }
    const places = (await problemsOf(JSON.stringify(bad))).map(({ at }) => at)
    expect(places).toEqual(
      expect.arrayContaining([
        'systems.sysA.port',
        'systems.sysA.hostKey',
        'systems.sysB.authentication.kind',
        'systems.sysC.suiteDirectory',
        'systems.sysC',
      ]),
    )
  })

  it('says where a text stops being JSON, without repeating it', async () => {
    const [problem] = await problemsOf('{\n  "systems": {\n    "s3cret" "x"\n  }\n}')
    expect(problem?.at).toBe('line 3, column 14')
    expect(JSON.stringify(problem)).not.toContain('s3cret')
  })

  it('says that a file is missing', async () => {
    const loaded = await Connections.load(join(room, 'none.json'))
    expect(loaded).toMatchObject({ ok: false, problems: [{ text: expect.stringContaining('ENOENT') }] })
  })

  it('writes a trusted host key back, for its owner alone, leaving nothing beside', async () => {
    const connections = await load(good)
    await Promise.all([
      connections.trustHostKey(sysA, fingerprint),
      connections.trustHostKey(systemName('sysB'), fingerprint),
    ])
    expect(connections.of(sysA)?.hostKey).toBe(fingerprint)
    const again = await Connections.load(path)
    expect(again.ok && again.connections.of(sysA)).toEqual({ ...good.systems.sysA, hostKey: fingerprint })
    expect(again.ok && again.connections.of(systemName('sysB'))?.hostKey).toBe(fingerprint)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(room)).toEqual(['connections.json'])
  })

  it('trusts nothing that is no fingerprint, and nobody unknown', async () => {
    const connections = await load(good)
    const before = readFileSync(path, 'utf8')
    expect(() => connections.trustHostKey(sysA, 'yes')).toThrow(RangeError)
    expect(() => connections.trustHostKey(systemName('sysX'), fingerprint)).toThrow(RangeError)
    expect(readFileSync(path, 'utf8')).toBe(before)
  })
})

describe('jsonOffence', () => {
  it('finds none exactly where JSON.parse finds none', () => {
    const texts = fc.oneof(
      fc.json(),
      fc.string({
        unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '1', '-', '.', 'e', ' ', '\n'),
      }),
      fc.tuple(fc.json(), fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1))),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const parses = ((): boolean => {
          try {
            JSON.parse(text)
            return true
          } catch {
            return false
          }
        })()
        expect(jsonOffence(text) === null).toBe(parses)
      }),
      { numRuns: 1_000 },
    )
  })
})
