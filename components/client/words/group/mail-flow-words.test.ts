import { expect, test } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import type { MailFlow, MailFlowOutcome } from '#lib/wire/mail-flow/mail-flow.ts'
import { mailFlowSetting } from '#lib/wire/mail-flow/setting.ts'
import { mailFlowAge, mailFlowLabel, mailResultText } from './mail-flow-words.ts'

const [a, b] = [systemName('sysA'), systemName('sysB')]
const result = (outcome: MailFlowOutcome) => ({
  at: 1_000,
  system: a,
  from: b,
  user: null,
  durationMs: 500,
  outcome,
})
const flow = (outcome?: MailFlowOutcome): MailFlow => ({
  group: groupName('Mail'),
  setting: mailFlowSetting.parse({
    sender: 'a@b',
    recipient: 'a@b',
    sending: { address: 'b', port: 25, security: 'none' },
    reading: { address: 'b', port: 143, security: 'none', protocol: 'imap', user: 'a' },
  }),
  passwordSet: true,
  running: null,
  results: outcome ? [result(outcome)] : [],
})
const found = { kind: 'found', deliveryMs: 1_234, cleared: 0 } as const

test('the light tells of the system the group is on, and of nothing else', () => {
  expect(mailFlowLabel(flow(), [a])).toMatchObject({ text: 'Not proved yet', tone: 'neutral' })
  expect(mailFlowLabel(flow(found), [a])).toMatchObject({ text: 'Mail flows', tone: 'online' })
  expect(mailFlowLabel(flow(found), [b])).toMatchObject({ text: 'Not proved on sysB yet', tone: 'unknown' })
  expect(mailFlowLabel(flow(found), [])).toMatchObject({ text: 'Group is not online' })
  const running = { ...flow(found), running: { since: 2_000, system: a } }
  expect(mailFlowLabel(running, [a])).toMatchObject({ shape: 'turning' })
  const failed = { kind: 'failed', step: 'sending', text: 'It refuses.' } as const
  expect(mailFlowLabel(flow(failed), [a])).toMatchObject({ text: 'Mail does not flow', shape: 'diamond' })
})

test('age and outcome in words', () => {
  expect(mailFlowAge(flow(found), 61_500)).toBe('60 s ago, on sysA, seen from sysB')
  expect(mailFlowAge(flow(), 61_500)).toBe('')
  expect(mailResultText(result(found))).toBe('found after 1.2 s')
  expect(mailResultText(result({ ...found, cleared: 2 }))).toBe('found after 1.2 s; 2 older removed')
  expect(mailResultText(result({ kind: 'untried', text: 'Nobody could look.' }))).toBe('Nobody could look.')
})
