import { namesOf } from '#lib/model/names.ts'
import type { ClusterState, GroupRuntime, ResourceRuntime, SystemRuntime } from '#lib/model/runtime.ts'
import { step as policyStep } from '#lib/policy/step.ts'
import type { Step } from '#server/engine/recover.ts'
import type { AgentRunner, EntryPointAnswer, EntryPointRequest } from '#server/ports.ts'
import { alsoOrdering, hearing } from './extra-run.ts'
import { groupsWith, mapGroups, mapResources, readingWrongly } from './lying-configuration.ts'
import type { Mutant } from './mutant.ts'

/** Mistakes about where and in which order things run: I-01 to I-05, I-09, I-13. */
export const placeMutants: readonly Mutant[] = [
  {
    name: 'canary: stops are claimed, not made, so that a switch leaves a group up twice',
    invariant: 'I-01',
    imitates: 'A dry run that was left switched on.',
    sabotage: () => ({ tamper: { runner: claimingStops() } }),
    knownSeed: 0,
  },
  {
    name: 'every failover group is taken for a parallel one',
    invariant: 'I-02',
    imitates: 'The guard asks for the wrong kind of group.',
    sabotage: () => ({ step: readingWrongly(groupsWith('Parallel', 1)) }),
    knownSeed: 0,
  },
  {
    name: 'what a resource requires is not waited for',
    invariant: 'I-03',
    imitates: 'Links are read in one direction only.',
    sabotage: () => ({
      step: readingWrongly((configuration) =>
        mapResources(configuration, ({ atLeast: _, ...resource }) => ({ ...resource, children: [] })),
      ),
    }),
    knownSeed: 0,
  },
  {
    name: 'a FAULTED resource is started again though nobody cleared it',
    invariant: 'I-04',
    imitates: 'A retry that does not ask why the first try ended.',
    sabotage: () => ({ step: startingFaulted }),
    knownSeed: 0,
  },
  {
    name: 'a freeze is overlooked',
    invariant: 'I-05',
    imitates: 'A new path that does not pass the one check all others pass.',
    sabotage: () => ({ step: overlookingFreezes }),
    knownSeed: 0,
  },
  {
    name: 'a clean that failed counts as one that worked',
    invariant: 'I-09',
    imitates: 'An exit code that nobody looks at.',
    sabotage: () => ({ step: believingCleans() }),
    knownSeed: 0,
  },
  {
    name: 'group dependencies are not there',
    invariant: 'I-13',
    imitates: 'Links are kept in a field that is read no more.',
    sabotage: () => ({
      step: readingWrongly((configuration) =>
        mapGroups(configuration, (group) => ({ ...group, requires: [], requiredBy: [] })),
      ),
    }),
    knownSeed: 0,
  },
]

/** Answers for offline and clean that they worked, and for the monitor after that the resource is down. */
const claimingStops = (): ((runner: AgentRunner) => AgentRunner) => {
  const claimed = new Set<string>()
  return (runner) => delegating(runner, (request) => claim(runner, request, claimed))
}

function claim(
  runner: AgentRunner,
  request: EntryPointRequest,
  claimed: Set<string>,
): Promise<EntryPointAnswer> {
  const { entryPoint, resource, system } = request
  const key = `${resource}@${system}`
  if (entryPoint === 'online') claimed.delete(key)
  if (entryPoint === 'offline' || entryPoint === 'clean') {
    claimed.add(key)
    return exited(0, 'none')
  }
  return entryPoint === 'monitor' && claimed.has(key) ? exited(100, 'offline') : runner.run(request)
}

const exited = (code: number, kind: 'none' | 'offline'): Promise<EntryPointAnswer> =>
  Promise.resolve({ outcome: { kind: 'exited', code, verdict: { kind }, output: '' }, durationMs: 1 })

/** A runner that does as another but for its runs. */
export const delegating = (
  runner: AgentRunner,
  run: (request: EntryPointRequest) => Promise<EntryPointAnswer>,
): AgentRunner => ({
  run,
  runTrigger: (request) => runner.runTrigger(request),
  onContact: (listener) => runner.onContact(listener),
  close: () => runner.close(),
})

const startingFaulted: Step = alsoOrdering((before, event) => {
  if (event.kind !== 'entryPointFinished' || event.entryPoint !== 'monitor') return null
  const { resource, system } = event
  const found = before.configuration.resources[resource]
  if (!found) return null
  const runtime = before.groups[found.group]?.places[system]?.resources[resource]
  if (runtime?.state !== 'FAULTED' || runtime.running || found.children.length > 0) return null
  return isPlainlyDownEverywhere(before, found.group) ? { entryPoint: 'online', resource, system } : null
})

const isPlainlyDownEverywhere = (state: ClusterState, group: keyof ClusterState['groups']): boolean =>
  namesOf(state.groups[group]?.places ?? {}).every((system) => {
    if (state.systems[system]?.contact.kind !== 'connected') return false
    const resources = state.groups[group]?.places[system]?.resources ?? {}
    return Object.values<ResourceRuntime>(resources).every(
      ({ state: is, running, flags }) =>
        (is === 'OFFLINE' || is === 'FAULTED') && running === null && flags.length === 0,
    )
  })

/** Shows the policy a cluster without freezes, and puts them back afterwards. */
const overlookingFreezes: Step = (state, event) => {
  if (event.kind !== 'entryPointFinished') return policyStep(state, event)
  const believed = { ...state, groups: thawed(state.groups), systems: thawed(state.systems) }
  const result = policyStep(believed, event)
  if (result.state === believed) return { ...result, state }
  const groups = frozenAgain<GroupRuntime>(result.state.groups, state.groups)
  const systems = frozenAgain<SystemRuntime>(result.state.systems, state.systems)
  return { ...result, state: { ...result.state, groups, systems } }
}

const thawed = <Runtime extends { readonly frozen: unknown }>(
  all: Readonly<Record<string, Runtime>>,
): Record<string, Runtime> =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, { ...one, frozen: null }]))

const frozenAgain = <Runtime extends { readonly frozen: unknown }>(
  all: Readonly<Record<string, Runtime>>,
  before: Readonly<Record<string, Runtime>>,
): Record<string, Runtime> =>
  Object.fromEntries(
    Object.entries(all).map(([name, one]) => [name, { ...one, frozen: before[name]?.frozen ?? one.frozen }]),
  )

/** Hears of every clean that it worked, and of every monitor after it that the resource is down. */
const believingCleans = (): Step => {
  const cleaned = new Set<string>()
  return hearing((event) => {
    if (event.kind !== 'entryPointFinished') return event
    const key = `${event.resource}@${event.system}`
    const { outcome, entryPoint } = event
    if (entryPoint === 'online') cleaned.delete(key)
    if (entryPoint === 'clean' && outcome.kind === 'exited' && outcome.code !== 0) {
      cleaned.add(key)
      return { ...event, outcome: { ...outcome, code: 0 } }
    }
    if (entryPoint !== 'monitor' || !cleaned.has(key) || outcome.kind !== 'exited') return event
    return { ...event, outcome: { ...outcome, code: 100, verdict: { kind: 'offline' } } }
  })
}
