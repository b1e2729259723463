import type { Freeze } from '#lib/model/runtime.ts'
import { alreadyText } from '#lib/policy/can/care-reasons.ts'
import { submit } from '../acting/submit.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { numbers, warning } from '../messages/message.ts'
import type { Form } from '../program.ts'
import { knownGroup } from '../view/known.ts'

/** A freeze is lifted by its own kind of -unfreeze: VCS' 40201 and 40202. */
export function needFreeze(object: string, frozen: Freeze | null | undefined, persistent: boolean): void {
  const wanted = persistent ? 'persistent' : 'temporary'
  if (frozen?.kind === wanted) return
  const number = persistent ? numbers.notFrozenPersistently : numbers.notFrozenTemporarily
  const said = persistent ? 'persistently' : 'temporarily'
  const help = frozen ? ` It is frozen ${persistent ? 'temporarily' : 'persistently'} by ${frozen.by}.` : ''
  throw new CommandFailure([warning(number, `${object} is not ${said} frozen.${help}`)])
}

/** What is frozen already is not frozen again: VCS has a number for each kind of freeze (§8.4). */
export function needNoFreeze(
  object: string,
  frozen: Freeze | null | undefined,
  numberOf: Readonly<Record<Freeze['kind'], number>>,
): void {
  if (!frozen) return
  throw new CommandFailure([warning(numberOf[frozen.kind], `${object} ${alreadyText(frozen)}`)])
}

/** hagrp -freeze and -unfreeze. */
export const groupFreezingForms: readonly Form[] = [
  {
    option: '-freeze',
    syntax: 'GROUP [-persistent] [-reason TEXT]',
    purpose: 'keeps Hawser from touching a group; it is still watched',
    flags: { '-persistent': 'none', '-reason': 'one' },
    names: [1, 1],
    async run(words, session) {
      const cluster = await session.cluster()
      const { configuration, groups } = (await cluster.snapshot()).state
      const object = knownGroup(configuration, words.names[0] ?? '')
      needNoFreeze(`Group ${object}`, groups[object]?.frozen, { temporary: 40208, persistent: 40209 })
      const body = { persistent: words.has('-persistent'), reason: words.one('-reason') ?? '' }
      const { id, title } = await submit(cluster, { kind: 'group.freeze', object, body })
      return { text: '', data: { operation: id, title } }
    },
  },
  {
    option: '-unfreeze',
    syntax: 'GROUP [-persistent]',
    purpose: 'lifts a freeze',
    flags: { '-persistent': 'none' },
    names: [1, 1],
    async run(words, session) {
      const cluster = await session.cluster()
      const { configuration, groups } = (await cluster.snapshot()).state
      const object = knownGroup(configuration, words.names[0] ?? '')
      needFreeze(`Group ${object}`, groups[object]?.frozen, words.has('-persistent'))
      const { id, title } = await submit(cluster, { kind: 'group.unfreeze', object, body: {} })
      return { text: '', data: { operation: id, title } }
    },
  },
]
