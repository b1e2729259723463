import type { AgentRunner, EntryPointAnswer, EntryPointRequest, Journal } from '#server/ports.ts'

/** A runner that does as another but for its runs. */
export const runningThrough = (
  runner: AgentRunner,
  run: (request: EntryPointRequest) => Promise<EntryPointAnswer>,
): AgentRunner => ({
  run,
  runTrigger: (request) => runner.runTrigger(request),
  onContact: (listener) => runner.onContact(listener),
  close: () => runner.close(),
})

/** A journal that does as another but for its writes. */
export const writingThrough = (journal: Journal, append: Journal['append']): Journal => ({
  append,
  snapshot: (state) => journal.snapshot(state),
  recover: () => journal.recover(),
  decisions: (query) => journal.decisions(query),
  decision: (id) => journal.decision(id),
})

export const isAction = ({ entryPoint }: EntryPointRequest): boolean =>
  entryPoint === 'online' || entryPoint === 'offline' || entryPoint === 'clean'
