import type { IntentKind } from '#lib/planner/intent.ts'
import { act } from '../acting/act.ts'
import { refuseFlags } from '../acting/refuse.ts'
import { WrongWords } from '../messages/command-failure.ts'
import type { Flags, Form } from '../program.ts'
import { knownResource, knownSystem } from '../view/known.ts'
import type { Words } from '../words/read-words.ts'

type Action = {
  readonly option: string
  readonly kind: IntentKind
  readonly syntax: string
  readonly purpose: string
  readonly flags?: Flags
  /** Without -sys it is done on all systems. */
  readonly everywhere?: boolean
  readonly refused?: Readonly<Record<string, string>>
  readonly names?: readonly [number, number]
  readonly more?: (words: Words) => Readonly<Record<string, unknown>>
}

const tree = 'resources above and below go by the order of their links.'

const actions: readonly Action[] = [
  {
    option: '-online',
    kind: 'resource.online',
    syntax: 'RESOURCE -sys SYSTEM',
    purpose: 'brings a resource online',
    flags: { '-force': 'none' },
    refused: { '-force': 'no start goes past the checks that keep a group from running twice.' },
  },
  {
    option: '-offline',
    kind: 'resource.offline',
    syntax: 'RESOURCE -sys SYSTEM',
    purpose: 'takes a resource offline',
    flags: { '-ignoreparent': 'none', '-parentprop': 'none' },
    refused: { '-ignoreparent': tree, '-parentprop': tree },
  },
  {
    option: '-clear',
    kind: 'resource.clear',
    syntax: 'RESOURCE [-sys SYSTEM]',
    purpose: 'clears a fault',
    everywhere: true,
  },
  {
    option: '-probe',
    kind: 'resource.probe',
    syntax: 'RESOURCE -sys SYSTEM',
    purpose: 'monitors a resource now',
  },
  {
    option: '-action',
    kind: 'resource.action',
    syntax: 'RESOURCE ACTION [-actionargs WORD …] -sys SYSTEM',
    purpose: 'runs an action of a resource',
    flags: { '-actionargs': 'many' },
    names: [2, 2],
    more: (words) => ({ action: words.names[1], arguments: words.many('-actionargs') }),
  },
]

/** What hares has done. */
export const resourceActingForms: readonly Form[] = actions.map((action) => ({
  option: action.option,
  syntax: action.syntax,
  purpose: action.purpose,
  flags: { ...action.flags, '-sys': 'one' },
  names: action.names ?? [1, 1],
  run(words, session) {
    refuseFlags(words, action.refused ?? {})
    const place = words.one('-sys')
    if (place === null && action.everywhere !== true) {
      const usage = `Usage: hares ${action.option} ${action.syntax}\n`
      throw new WrongWords(`hares ${action.option}: say where, with -sys SYSTEM.`, usage)
    }
    return act(session, (configuration) => ({
      kind: action.kind,
      object: knownResource(configuration, words.names[0] ?? ''),
      body: {
        system: place === null ? 'all' : knownSystem(configuration, place),
        ...action.more?.(words),
      },
    }))
  },
}))
