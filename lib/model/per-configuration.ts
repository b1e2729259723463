import type { Configuration } from './configuration.ts'

/**
 * A question about one named thing of a configuration, answered once: a configuration never changes, so
 * neither does the answer. It is forgotten with the configuration. The answer is shared and must not be
 * changed; a question that throws is asked again.
 */
export function oncePerName<Name extends string, Answer>(
  work: (configuration: Configuration, name: Name) => Answer,
): (configuration: Configuration, name: Name) => Answer {
  const known = new WeakMap<Configuration, Map<Name, Answer>>()
  return (configuration, name) => {
    let answers = known.get(configuration)
    if (!answers) known.set(configuration, (answers = new Map()))
    const answer = answers.get(name)
    if (answer !== undefined || answers.has(name)) return answer as Answer
    const found = work(configuration, name)
    answers.set(name, found)
    return found
  }
}

/** The same for a question about one thing in relation to another: a group on a system, an attribute of a resource. */
export function oncePerPair<First extends string, Second extends string, Answer>(
  work: (configuration: Configuration, first: First, second: Second) => Answer,
): (configuration: Configuration, first: First, second: Second) => Answer {
  const answersOf = oncePerName<First, Map<Second, Answer>>(() => new Map())
  return (configuration, first, second) => {
    const answers = answersOf(configuration, first)
    const answer = answers.get(second)
    if (answer !== undefined || answers.has(second)) return answer as Answer
    const found = work(configuration, first, second)
    answers.set(second, found)
    return found
  }
}
