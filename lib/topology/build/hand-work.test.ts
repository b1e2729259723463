import { expect, it } from 'vitest'
import { defaultAnswers, type Answers } from './answers.ts'
import { handWork } from './hand-work.ts'
import { buildSteps } from './steps.ts'
import { suggest } from './suggest.ts'

const workOf = (answers: Answers) => handWork(answers, suggest(answers))
const textOf = (answers: Answers, step: string, group: string) =>
  workOf(answers).find((work) => work.step === step && work.group === group)?.text

it('is something for each group at each step, in their order', () => {
  const work = workOf(defaultAnswers('midrange'))
  expect(work).toHaveLength(7 * 4)
  expect([...new Set(work.map(({ step }) => step))]).toEqual(buildSteps.map(({ id }) => id))
  expect(workOf(defaultAnswers('empty'))).toEqual([])
})

it('names disks, systems, addresses and roots of the plan', () => {
  const midrange = defaultAnswers('midrange')
  expect(textOf(midrange, 'disks', 'Mail2_MTA')).toBe(
    'Have a disk allocated that standby, sysB, sysA, sysC and sysD can see and nobody else uses.',
  )
  expect(textOf(midrange, 'groups', 'Mail2_MTA')).toBe(
    'Test disk and address: hagrp -online Mail2_MTA -sys sysB, hagrp -switch Mail2_MTA -to standby, and back.',
  )
  expect(textOf(midrange, 'control', 'Mail1_Directory')).toContain('ps -ef shows /sunone/dir/dirsrv in')
  expect(textOf(defaultAnswers('simple'), 'control', 'Mail')).toContain(
    '/sunone/mail/dirsrv and /sunone/mail/msgsrv',
  )
})

it('follows the answers: programs on each system, ports, storage', () => {
  const answers: Answers = {
    ...defaultAnswers('enterprise'),
    binaries: 'local',
    binding: 'ports',
    storage: 'lvm',
    groups: { 'store-1': { hostName: 'store1.example.com' } },
  }
  expect(textOf(answers, 'software', 'Mail4_Store1')).toContain(
    'on each of standby, sysE, sysA, sysB, sysC, sysD, sysF and sysG in /opt/sunone/store1/msgsrv',
  )
  expect(textOf(answers, 'software', 'Mail4_Store1')).toContain('Give store1.example.com (10.10.10.24)')
  expect(textOf(answers, 'binding', 'Mail4_Store1')).toBe(
    'Give the servers their ports: pop 1110, imap 1143.',
  )
  expect(textOf(answers, 'volumes', 'Mail4_Store1')).toContain('Make the volume group store1dg')
})
