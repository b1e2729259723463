import { expect, test } from 'vitest'
import { groupName } from '#lib/model/names.ts'
import { cluster } from '#lib/policy/testing/cluster-builder.ts'
import { mailFlowSetting } from '#lib/wire/mail-flow/setting.ts'
import { fieldsOf, readFields } from './mail-flow-form.ts'

const configuration = cluster({ mail: { systems: ['a'], resources: { web: [] } } })
const empty = fieldsOf(null, configuration, groupName('mail'))
const filled = {
  ...empty,
  sender: ' hawser@example.com ',
  recipient: 'proof@example.com',
  sendingAddress: '10.10.10.20',
  readingAddress: 'mail.example.com',
  user: 'proof',
}

test('fields become a setting that the engine takes, and are made of it again', () => {
  const read = readFields(filled)
  if (read.kind !== 'setting') throw new Error(JSON.stringify(read.errors))
  expect(mailFlowSetting.parse(read.setting)).toEqual(read.setting)
  const flow = {
    group: groupName('mail'),
    setting: read.setting,
    passwordSet: true,
    running: null,
    results: [],
  }
  expect(fieldsOf(flow, configuration, groupName('mail'))).toEqual({
    ...filled,
    sender: 'hawser@example.com',
  })
})

test('each field says what it wants; what the engine would refuse is refused here', () => {
  const read = readFields({ ...empty, sendingPort: '70000', readingPort: 'x', limitS: '4' })
  expect(read.kind === 'wrong' && Object.keys(read.errors).toSorted()).toEqual([
    'limitS',
    'readingAddress',
    'readingPort',
    'recipient',
    'sender',
    'sendingAddress',
    'sendingPort',
    'user',
  ])
  for (const sender of ['a', 'a@b\r\nX: y', 'a b@c', 'a>@b']) {
    expect(readFields({ ...filled, sender }).kind).toBe('wrong')
  }
})
