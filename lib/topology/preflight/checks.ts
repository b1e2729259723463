import type { Configuration } from '#lib/model/configuration.ts'
import type { SystemName } from '#lib/model/names.ts'
import { questionKey, type Check, type Question } from './check.ts'
import { networkChecks } from './network.ts'
import { peopleChecks } from './people.ts'
import { portCheck, portsOf, softwareChecks } from './software.ts'
import { storageChecks } from './storage.ts'
import { agentCheck, programCheck, programsFor, systemChecks, type SuiteFacts } from './system.ts'
import { targetsOf, type Target } from './target.ts'

/**
 * Everything that must hold on the systems of a configuration for its groups to run there. Guide 000, "An Overview of
 * the Clustering Process", pages 39-46.
 */
export const preflightChecks = (configuration: Configuration, suite: SuiteFacts): readonly Check[] => {
  const targets = targetsOf(configuration)
  const ports = oneQuestion('ports', targets, portsOf)
  const programs = oneQuestion('programs', targets, programsFor)
  return [
    ...systemChecks(configuration, suite),
    ...targets.flatMap((target) => [
      agentCheck(target, suite),
      programCheck(target, programs(target.system)),
      ...storageChecks(target),
      ...networkChecks(target),
      ...peopleChecks(target),
      ...softwareChecks(target),
      ...(portsOf(target).length > 0 ? [portCheck(target, ports(target.system))] : []),
    ]),
  ]
}

/** One question for a whole system, that has the words of all its resources. */
const oneQuestion = (
  verb: 'ports' | 'programs',
  targets: readonly Target[],
  wordsOf: (target: Target) => readonly string[],
): ((system: SystemName) => Question) => {
  const words = new Map<SystemName, Set<string>>()
  for (const target of targets) {
    const known = words.get(target.system) ?? new Set<string>()
    for (const word of wordsOf(target)) known.add(word)
    words.set(target.system, known)
  }
  return (system) => [verb, [...(words.get(system) ?? [])].toSorted().join(' ')]
}

/** What a system has to be asked, every question once. */
export const questionsFor = (checks: readonly Check[], system: SystemName): readonly Question[] => {
  const questions = new Map<string, Question>()
  for (const check of checks)
    if (check.system === system) questions.set(questionKey(check.question), check.question)
  return [...questions.values()]
}
