import type { Configuration } from './configuration.ts'
import type { GroupName } from './names.ts'
import type { ClusterState, GroupRuntime } from './runtime.ts'

/**
 * A question about what one group does, answered once for each of its runtimes: a runtime is never changed in
 * place, every change is a new object (`lib/policy/draft.ts`). Asked again under another configuration. The
 * answer must follow from the group's runtime and configuration alone, is shared and must not be changed.
 */
export function oncePerRuntime<Answer extends object>(
  work: (state: ClusterState, group: GroupName) => Answer,
): (state: ClusterState, group: GroupName) => Answer {
  const known = new WeakMap<
    GroupRuntime,
    { readonly configuration: Configuration; readonly answer: Answer }
  >()
  return (state, group) => {
    const runtime = state.groups[group]
    if (!runtime) return work(state, group)
    const last = known.get(runtime)
    if (last?.configuration === state.configuration) return last.answer
    const answer = work(state, group)
    known.set(runtime, { configuration: state.configuration, answer })
    return answer
  }
}
