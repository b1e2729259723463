import { expect, test } from 'vitest'
import { queryOf, questionFrom } from './question.ts'

const ask = (query: string) => questionFrom(new URLSearchParams(query))

test.each([
  'tab=frameworks&to=pacemaker&way=reverse&fence=fence_ipmilan',
  'tab=frameworks&to=suncluster22',
  'tab=frameworks&view=read&as=crsctl-t',
  'tab=frameworks&view=read',
])('%s goes there and back', (query) => {
  expect(queryOf(ask(query))).toBe(query)
})

test('what is not known has its usual value, and no other framework has a fence agent', () => {
  expect(ask('to=heartbeat&way=up&as=xml&fence=rm%20-rf')).toEqual({
    view: 'convert',
    to: 'pacemaker',
    way: 'steps',
    fence: '',
    as: null,
  })
  expect(queryOf(ask('to=clusterware&fence=fence_x'))).toBe('tab=frameworks&to=clusterware')
})
