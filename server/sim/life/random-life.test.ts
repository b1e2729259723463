import { describe, expect, test } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { RandomBehaviour } from '../behaviour.ts'
import { Dice } from '../dice.ts'
import { RandomLife } from './random-life.ts'
import { SimWorld } from '../sim-world.ts'

const seeds = Array.from({ length: 24 }, (_, index) => `life-${index + 1}`)

/** Three systems, a directory group and a mail group that requires it, a watched network card below. */
function mailCluster(rigidity: string): Configuration {
  const text = `
    type Daemon ( static str ArgList[] = { PathName } static int OnlineTimeout = 30
      static int OfflineTimeout = 30 static int RestartLimit = 1 str PathName )
    type Card ( static str ArgList[] = { Device } static str Operations = None str Device )
    cluster demo ( )
    system sysA ( )
    system sysB ( )
    system sysC ( )
    group ldap ( SystemList = { sysA = 0, sysB = 1, sysC = 2 } AutoStartList = { sysA, sysB } )
      Daemon slapd ( PathName = "/opt/slapd" )
    group imap ( SystemList = { sysB = 0, sysC = 1 } AutoStartList = { sysB, sysC } )
      Card card ( Device = eth0 )
      Daemon store ( PathName = "/opt/store" )
      Daemon address ( PathName = "/opt/address" )
      Daemon imapd ( PathName = "/opt/imapd" )
      requires group ldap online global ${rigidity}
      address requires card
      imapd requires address
      imapd requires store
  `
  const { configuration, problems } = loadConfiguration([{ name: 'main.cf', text }])
  if (!configuration) throw new Error(JSON.stringify(problems))
  return configuration
}

async function liveOn(seed: string) {
  const dice = new Dice(seed)
  const behaviour = new RandomBehaviour(dice.split('agents'), {
    hang: 0.02,
    noEffect: 0.02,
    badExit: 0.02,
    slowness: 10,
  })
  const configuration = mailCluster(dice.split('link').pick(['soft', 'firm']))
  const world = new SimWorld({ configuration, behaviour, start: 0 })
  world.fence.mode = dice.split('fence').pick(['works', 'fails', 'is not configured'])
  const life = new RandomLife(world, dice.split('events'))
  try {
    for (const system of world.systems()) world.connect(system)
    await life.live(80, 45_000)
    await life.heal()
  } catch (error) {
    throw new Error([`seed ${seed}: ${String(error)}`, ...life.story.slice(-25)].join('\n'), { cause: error })
  }
  return world
}

describe('random lives', () => {
  const looked = new Map<string, number>()

  test.each(seeds)(
    '%s: nothing runs twice, the journal gives back the state, every request has an end',
    async (seed) => {
      const world = await liveOn(seed)
      for (const { invariant, looked: times } of world.judges)
        looked.set(invariant, (looked.get(invariant) ?? 0) + times)
      const running = Object.values(world.engine.state.operations).filter(({ state }) => state === 'RUNNING')
      expect(running.map(({ title, startedAt }) => `${title} since ${startedAt}`)).toEqual([])
    },
  )

  test('those lives had something to look at', () => {
    expect(looked.get('I-01')).toBeGreaterThan(200)
    expect(looked.get('I-02')).toBeGreaterThan(100)
  })

  test('the same seed lives the same life', async () => {
    const logOf = async (): Promise<unknown> => (await liveOn('twice')).journal.decisions({ limit: 100_000 })
    expect(await logOf()).toEqual(await logOf())
  })
})
