import { expect, test } from 'vitest'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import { commandOfIntent } from './command-of-intent.ts'
import type { Intent } from '../intent.ts'

const group = groupName('Mail')
const resource = resourceName('imap')
const system = systemName('sysA')

const cases: readonly (readonly [Intent, string | null])[] = [
  [{ kind: 'group.online', group, system }, 'hagrp -online Mail -sys sysA'],
  [{ kind: 'group.online', group, system: 'any' }, 'hagrp -online Mail -any'],
  [{ kind: 'group.offline', group, system: 'all' }, 'hagrp -offline Mail -any'],
  [{ kind: 'group.switch', group, to: system }, 'hagrp -switch Mail -to sysA'],
  [{ kind: 'group.switch', group, to: 'any' }, 'hagrp -switch Mail -any'],
  [{ kind: 'group.clear', group, system: 'all' }, 'hagrp -clear Mail'],
  [{ kind: 'group.flush', group, system, force: true }, 'hagrp -flush -force Mail -sys sysA'],
  [{ kind: 'group.freeze', group, reason: '', persistent: true }, 'hagrp -freeze Mail -persistent'],
  [
    { kind: 'group.clearAdminWait', group, system, fault: true },
    'hagrp -clearadminwait -fault Mail -sys sysA',
  ],
  [{ kind: 'group.probe', group, system: 'all' }, null],
  [{ kind: 'resource.clear', resource, system: 'all' }, 'hares -clear imap'],
  [
    { kind: 'resource.action', resource, system, action: 'verify', arguments: ['a'] },
    'hares -action imap verify -actionargs a -sys sysA',
  ],
  [{ kind: 'system.freeze', system, reason: '', evacuate: true }, 'hasys -freeze -evacuate sysA'],
  [{ kind: 'system.stop', system, mode: 'leave' }, 'hastop -sys sysA -force'],
  [{ kind: 'system.load', system, load: 40 }, 'hasys -load sysA 40'],
  [{ kind: 'system.fence', system }, null],
  [{ kind: 'operation.cancel', operation: 7 }, null],
]

test.each(cases)('%o', (intent, line) => {
  expect(commandOfIntent(intent)?.join(' ') ?? null).toBe(line)
})
