import { expect, it } from 'vitest'
import { checkLedger, readLedger } from './ledger.ts'

const clean = [
  '1000 sysA acquire disk maildg ok',
  '1001 sysA acquire address 10.0.0.1 ok',
  '1002 sysB refuse disk maildg held-by:sysA',
  '1003 sysA release disk maildg ok',
  '1004 sysB acquire disk maildg ok',
  '1005 sysB acquire service /mail/imap pid:17',
  '1006 sysB release service /mail/imap died',
  '1007 sysA acquire service /mail/imap pid:18',
]

it('finds nothing in a ledger where each thing had one holder at a time', () => {
  expect(checkLedger(clean.join('\n') + '\n')).toEqual([])
  expect(readLedger(clean.join('\n'))).toHaveLength(clean.length)
})

it.each([
  ['disk', 'maildg'],
  ['address', '10.0.0.1'],
  ['service', '/mail/imap'],
])('finds a %s taken by a second system', (kind, name) => {
  const text = `1 sysA acquire ${kind} ${name} ok\n2 sysB acquire ${kind} ${name} ok\n`
  expect(checkLedger(text)).toMatchObject([
    { code: 'held-by-two', line: 2, kind, name, taker: 'sysB', holders: ['sysA'] },
  ])
})

it('does not take the release of one holder for that of the other', () => {
  const text = [
    '1 sysA acquire disk d ok',
    '2 sysB release disk d ok',
    '3 sysB acquire disk d ok',
    '4 sysA release disk d ok',
    '5 sysC acquire disk d ok',
  ].join('\n')
  expect(checkLedger(text).map(({ line }) => line)).toEqual([3, 5])
})

it('keeps disks, addresses and services of one name apart', () => {
  expect(checkLedger('1 sysA acquire disk x ok\n2 sysB acquire address x ok\n')).toEqual([])
})

it('lets a system take again what it holds, and names the line of every violation', () => {
  const text = '1 sysA acquire disk x ok\n2 sysA acquire disk x ok\n\n3 sysB acquire disk x ok'
  expect(checkLedger(text).map(({ line }) => line)).toEqual([4])
})

it.each([
  'nonsense',
  '1 sysA steal disk x ok',
  '1 sysA acquire tape x ok',
  '1 sysA acquire disk x',
  'x sysA acquire disk y ok',
])('reports the line it cannot read: %s', (line) => {
  expect(checkLedger(`${clean.join('\n')}\n${line}\n`)).toMatchObject([{ code: 'unreadable', line: 9 }])
})
