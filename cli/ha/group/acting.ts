import type { Operation } from '#lib/model/runtime.ts'
import type { IntentKind } from '#lib/planner/intent.ts'
import { act } from '../acting/act.ts'
import { refuseFlags } from '../acting/refuse.ts'
import { WrongWords } from '../messages/command-failure.ts'
import { messageLine, notice, numbers } from '../messages/message.ts'
import type { Flags, Form, Output, Session } from '../program.ts'
import { knownGroup, knownSystem } from '../view/known.ts'
import type { Words } from '../words/read-words.ts'

const force =
  'no start goes past the checks that keep a group from running twice; hagrp -flush or a named person helps.'
const preOnline = 'the preonline script is always asked where PreOnline is 1.'

type Action = {
  readonly option: string
  readonly kind: IntentKind
  readonly syntax: string
  readonly purpose: string
  readonly flags?: Flags
  /** The flag that names the system. */
  readonly place?: '-sys' | '-to'
  /** What stands for the system when none is named; null: one must be. */
  readonly everywhere?: string | null
  readonly refused?: Readonly<Record<string, string>>
  readonly more?: (words: Words) => Readonly<Record<string, unknown>>
  readonly said?: (operation: Operation) => string
}

const actions: readonly Action[] = [
  {
    option: '-online',
    kind: 'group.online',
    syntax: 'GROUP -sys SYSTEM | -any',
    purpose: 'brings a group online',
    flags: { '-any': 'none', '-force': 'none', '-nopre': 'none', '-checkpartial': 'one' },
    place: '-sys',
    everywhere: 'any',
    refused: { '-force': force, '-nopre': preOnline, '-checkpartial': 'a group is never left in parts.' },
    said: attempting,
  },
  {
    option: '-offline',
    kind: 'group.offline',
    syntax: 'GROUP -sys SYSTEM | -any',
    purpose: 'takes a group offline',
    flags: { '-any': 'none', '-force': 'none', '-ifprobed': 'none' },
    place: '-sys',
    everywhere: 'all',
    refused: { '-force': 'what is not known to be up cannot be taken offline.' },
  },
  {
    option: '-switch',
    kind: 'group.switch',
    syntax: 'GROUP -to SYSTEM | -any',
    purpose: 'moves a group to another system',
    flags: { '-any': 'none', '-nopre': 'none' },
    place: '-to',
    everywhere: 'any',
    refused: { '-nopre': preOnline },
  },
  {
    option: '-clear',
    kind: 'group.clear',
    syntax: 'GROUP [-sys SYSTEM]',
    purpose: 'clears the faults of a group',
    place: '-sys',
    everywhere: 'all',
  },
  {
    option: '-clearadminwait',
    kind: 'group.clearAdminWait',
    syntax: '[-fault] GROUP -sys SYSTEM',
    purpose: 'looks again at what waits for an administrator',
    flags: { '-fault': 'none' },
    place: '-sys',
    more: (words) => ({ fault: words.has('-fault') }),
  },
  {
    option: '-flush',
    kind: 'group.flush',
    syntax: '[-force] GROUP -sys SYSTEM',
    purpose: 'gives up what the engine waits for',
    flags: { '-force': 'none' },
    place: '-sys',
    more: (words) => ({ force: words.has('-force') }),
  },
  {
    option: '-enable',
    kind: 'group.enable',
    syntax: 'GROUP [-sys SYSTEM]',
    purpose: 'lets a group run there',
    place: '-sys',
    everywhere: 'all',
  },
  {
    option: '-disable',
    kind: 'group.disable',
    syntax: 'GROUP [-sys SYSTEM]',
    purpose: 'keeps a group from being brought online there',
    place: '-sys',
    everywhere: 'all',
  },
  {
    option: '-autoenable',
    kind: 'group.autoenable',
    syntax: 'GROUP -sys SYSTEM',
    purpose: 'says that an autodisabled group does not run there',
    place: '-sys',
  },
]

/** What hagrp has done. */
export const groupActingForms: readonly Form[] = actions.map((action) => ({
  option: action.option,
  syntax: action.syntax,
  purpose: action.purpose,
  flags: { ...action.flags, ...(action.place && { [action.place]: 'one' }) },
  names: [1, 1],
  run: (words, session) => run(action, words, session),
}))

function run(action: Action, words: Words, session: Session): Promise<Output> {
  const { kind, place = '-sys', refused = {}, more } = action
  refuseFlags(words, refused)
  const named = placeNamed(action, words)
  const ask = (configuration: Parameters<typeof knownGroup>[0]) => {
    const object = knownGroup(configuration, words.names[0] ?? '')
    const system = words.one(place) === null ? named : knownSystem(configuration, named)
    return { kind, object, body: { [place === '-to' ? 'to' : 'system']: system, ...more?.(words) } }
  }
  return act(session, ask, words.has('-any') ? action.said : undefined)
}

/** -any must be said where VCS wants it said: a forgotten -sys must not act everywhere. */
function placeNamed(
  { option, syntax, place = '-sys', everywhere = null, flags = {} }: Action,
  words: Words,
): string {
  const named = words.one(place)
  if (named !== null) return named
  const needsAny = '-any' in flags
  if (everywhere !== null && (!needsAny || words.has('-any'))) return everywhere
  const wanted = needsAny ? `${place} SYSTEM or -any` : `${place} SYSTEM`
  throw new WrongWords(`hagrp ${option}: say where, with ${wanted}.`, `Usage: hagrp ${option} ${syntax}\n`)
}

function attempting({ steps }: Operation): string {
  const system = steps.find(({ action }) => action === 'online')?.system
  if (system === undefined) return ''
  return `${messageLine(notice(numbers.attemptingOnline, `Attempting to online group on system ${system}`))}\n`
}
