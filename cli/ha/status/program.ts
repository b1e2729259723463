import type { Form, Program, Session } from '../program.ts'
import { knownGroup, knownResource } from '../view/known.ts'
import type { Words } from '../words/read-words.ts'
import { changedLines, liveHead, livePicture, liveText, type LiveLine } from './live.ts'
import { sectionText, sectionsOf } from './sections.ts'

const summary: Form = {
  option: '-sum',
  aliases: ['-summary'],
  syntax: '[-group GROUP]',
  purpose: 'how the cluster stands',
  flags: { '-group': 'one' },
  names: [0, 0],
  async run(words, session) {
    const { state } = await (await session.cluster()).snapshot()
    const named = words.one('-group')
    const only = named === null ? null : knownGroup(state.configuration, named)
    const shown = sectionsOf(state, only).filter(({ always, rows }) => always || rows.length > 0)
    return {
      text: `\n${shown.map(sectionText).join('\n')}`,
      data: Object.fromEntries(
        shown.map(({ title, head, rows }) => [
          title,
          rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]]))),
        ]),
      ),
    }
  },
}

/** The live stream: everything as it is, then each change as it comes, until Ctrl-C. */
async function watch(
  words: Words,
  session: Session,
  wantedOf: (named: string) => (line: LiveLine) => boolean,
) {
  const { terminal } = session
  const cluster = await session.cluster()
  const isWanted = wantedOf(words.names[0] ?? '')
  const asJson = words.has('--json')
  let shown: ReadonlyMap<string, LiveLine> = new Map()
  if (!asJson) terminal.out(liveHead)
  for await (const { snapshot } of cluster.follow(terminal.interrupted)) {
    const now = livePicture(snapshot.state, isWanted)
    const lines = changedLines(shown, now)
    shown = now
    if (lines.length > 0)
      terminal.out(asJson ? lines.map((line) => `${JSON.stringify(line)}\n`).join('') : liveText(lines))
  }
  return null
}

const live: Form = {
  option: '',
  syntax: '',
  purpose: 'how the cluster stands, and every change as it comes; Ctrl-C ends it',
  names: [0, 0],
  run: (words, session) => watch(words, session, () => () => true),
}

const liveGroup: Form = {
  option: '-group',
  syntax: 'GROUP',
  purpose: 'the same for one group',
  names: [1, 1],
  async run(words, session) {
    const { configuration } = (await (await session.cluster()).snapshot()).state
    knownGroup(configuration, words.names[0] ?? '')
    return watch(
      words,
      session,
      (named) =>
        ({ group }) =>
          group === named,
    )
  },
}

const liveResource: Form = {
  option: '-resource',
  syntax: 'RESOURCE',
  purpose: 'the same for one resource',
  names: [1, 1],
  async run(words, session) {
    const { configuration } = (await (await session.cluster()).snapshot()).state
    knownResource(configuration, words.names[0] ?? '')
    return watch(
      words,
      session,
      (named) =>
        ({ resource }) =>
          resource === named,
    )
  },
}

export const hastatus: Program = {
  name: 'hastatus',
  purpose: 'how the cluster stands',
  forms: [summary, live, liveGroup, liveResource],
}
