import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { resourceName, systemName } from '#lib/model/names.ts'
import type { MailFlowOutcome } from '#lib/wire/mail-flow/mail-flow.ts'
import { mailFlowSetting } from '#lib/wire/mail-flow/setting.ts'
import { healServices, killServices, plantFault } from './control/service-faults.ts'
import { setLink } from './hardware/hardware.ts'
import { ledgerFile } from './hardware/paths.ts'
import { settleServices } from './hardware/registry.ts'
import { checkLedger } from './ledger.ts'
import type { LabSystem } from './system/system.ts'
import { runOn } from './testing/client.ts'
import { EngineOnLab } from './testing/engine-on-lab.ts'
import { productExamples } from './testing/product-examples.ts'

let engine: EngineOnLab
beforeAll(async () => {
  engine = await EngineOnLab.start(productExamples())
  engine.driver.mailFlows?.configure('MAIL-RG', mailFlow, 'not checked here')
}, 60_000)
afterAll(() => engine.close(), 60_000)

const at = { address: '10.10.11.20', security: 'none' } as const
const mailFlow = mailFlowSetting.parse({
  sender: 'hawser@example.com',
  recipient: 'proof@example.com',
  sending: { ...at, port: 25 },
  reading: { ...at, port: 143, protocol: 'imap', user: 'proof' },
})
/** What the newest proof where the group is now has found, looking from the other system. */
const flows = async (system: string, from: string, kind: MailFlowOutcome['kind'] = 'found') => {
  const newest = () => engine.driver.mailFlows?.all()[0]?.results[0]
  await engine.until(`mail of MAIL-RG is ${kind} on ${system}`, () => {
    const result = newest()
    return result?.system === system && result.outcome.kind === kind
  })
  expect(newest()).toMatchObject({ from })
}

const sysA = (): LabSystem => {
  const found = engine.lab.world.systems.get('sysA')
  if (!found) throw new Error('no system sysA')
  return found
}
const kill = (service: string) => expect(killServices(engine.lab.world, sysA(), [service])).toEqual([service])
const hang = (service = '') => plantFault(sysA(), 'hang', [service], 0)
const heal = (service = '') => healServices(sysA(), [service])

const now = () => engine.driver.snapshot().at
const online = (group: string, on: string) =>
  engine.until(`${group} is online on ${on}`, () => engine.groupOn(group, on) === 'ONLINE')
const said = (resource: string, words: RegExp, since = 0) =>
  engine.until(`${resource}: ${words}`, () => engine.said(resource, since).some((text) => words.test(text)))

/** A daemon dies: the service is cleaned and started again where it is. */
const restartsAfterDeath = async (group: string, resource: string, service: string) => {
  await online(group, 'sysA')
  const began = now()
  kill(service)
  await said(resource, /^Clean of .* on sysA completed; bringing it online again, 1 of/, began)
  await said(resource, /is online again on sysA/, began)
  await online(group, 'sysA')
}

const failsOver = async (group: string) => {
  await online(group, 'standby')
  expect(engine.groupOn(group, 'sysA')).toMatch(/^OFFLINE/)
}

const isUnknown = () => engine.resourceOn('nsmail_msg', 'sysA').flags.includes('STATE UNKNOWN')

const switchMonitoring = async (action: 'monitoring.on' | 'monitoring.off') => {
  const began = now()
  const [resource, system] = [resourceName('nsmail_msg'), systemName('sysA')]
  engine.ask({ kind: 'resource.action', resource, system, action, arguments: [] })
  await engine.until(`${action} is done`, () =>
    Object.values(engine.driver.snapshot().state.operations).some(
      ({ state, startedAt }) => state === 'DONE' && startedAt >= began,
    ),
  )
}

/** By hand, as an administrator does: nothing answers while monitoring is off. */
const maintain = async () => {
  const startMsg = '"$HAWSER_SYSTEM_ROOT/nsmail/server4/msg-mail/start-msg" http'
  await switchMonitoring('monitoring.off')
  const began = now()
  expect((await runOn(engine.lab, 'sysA', startMsg.replace('start-msg', 'stop-msg'))).code).toBe(0)
  await engine.until('nobody knows', isUnknown)
  expect((await runOn(engine.lab, 'sysA', startMsg)).code).toBe(0)
  await engine.until('it is known again', () => !isUnknown())
  await switchMonitoring('monitoring.on')
  expect(engine.said('nsmail_msg', began).join('\n')).not.toMatch(/clean|FAULTED/)
}

const products: Readonly<Record<string, () => Promise<void>>> = {
  'MsgSrv: a protocol that does not answer makes its monitor time out, twice is a fault': async () => {
    await online('MAIL-RG', 'sysA')
    await flows('sysA', 'standby')
    expect(engine.driver.mailFlows?.prove('MAIL-RG', 'kim')).toEqual({ kind: 'begun' })
    await restartsAfterDeath('MAIL-RG', 'Mail', '/s1ms/messaging64/imap')
    hang('/s1ms/messaging64/imap')
    await said('Mail', /hung 2 times in a row \(FaultOnMonitorTimeouts = 2\)/)
    await failsOver('MAIL-RG')
    await flows('standby', 'sysA')
    await engine.until('the fault has been notified through the mail server that failed over', () => {
      const { system, sent, failure } = engine.driver.notifier?.standing ?? {}
      return system === 'sysA' && failure === null && (sent ?? 0) > 0
    })
    expect(engine.said('Mail').join('\n')).not.toContain('not checked here')
  },
  'NetscapeMsg: maintenance; probes from both systems see a hung imapd, those of the other one a cut link':
    async () => {
      await online('nsmail', 'sysA')
      await maintain()
      const [imapd, mshttpd] = ['imapd', 'mshttpd'].map((daemon) => `/nsmail/server4/msg-mail/${daemon}`)
      for (const daemon of [mshttpd, imapd]) hang(daemon)
      await said('nsmail_msg', /declined on sysA: confidence 50/)
      await said('nsmail_msg', /100 within Retry_interval .* Retry_count = 1 allows try 1 of 1/)
      for (const daemon of [mshttpd, imapd]) heal(daemon)
      await said('nsmail_msg', /is online again on sysA/)
      const began = now()
      setLink(engine.lab.world.hardware, 'sysA', 'down', 'eth1')
      await said('nsmail_msg', /exited 105 \(online\): seen from standby: .* has not answered for 3 s/, began)
      await failsOver('nsmail')
    },
  'SunIIM: no answer on port 80 within Probe_timeout is half a failure': async () => {
    await restartsAfterDeath('im_resource_group', 'im_resource', '/opt/SUNWiim/xmppd')
    hang('/opt/SUNWiim/imux')
    await said('im_resource', /failed by 50 of 100/)
    await failsOver('im_resource_group')
  },
  'Axigen: three of four services that greet are a confidence of 70': async () => {
    await restartsAfterDeath('axigen', 'axigen_server', '/axigen/spool/axigen')
    hang('/axigen/spool/axigen/imap')
    await said('axigen_server', /declined on sysA: confidence 70, it was 100/)
    heal('/axigen/spool/axigen/imap')
    await said('axigen_server', /improved on sysA: confidence 100, it was 70/)
    kill('/axigen/spool/axigen')
    await failsOver('axigen')
  },
}

it('each product of guides 001 to 004 is restarted in place, probed, and fails over', async () => {
  await Promise.all(Object.values(products).map((proof) => proof()))
}, 300_000)

it('nothing was ever held by two systems', () => {
  settleServices(engine.lab.world.hardware)
  expect(checkLedger(readFileSync(ledgerFile(engine.lab.world.hardware), 'utf8'))).toEqual([])
})
