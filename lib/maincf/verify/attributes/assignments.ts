import type { Meaning } from '../../load/attribute-meaning.ts'
import { verifyRange } from './ranges.ts'
import { Seen } from './seen.ts'
import { withoutEntry, type Fix } from '../../fix.ts'
import { didYouMean, spelledRight } from '../../nearest.ts'
import { shownText } from '../../syntax/token.ts'
import { endOfValue, type Assignment, type Tree } from '../../syntax/tree.ts'
import { verifyChoice } from './choices.ts'
import type { Check } from '../check.ts'
import { verifySlips } from './slips.ts'
import { verifyValue } from './values.ts'

/** Where assignments stand: what their names mean, and which systems a local value may name. */
export type Scope = {
  /** As a message names the owner: `group "mail"`. */
  readonly owner: string
  readonly meaningOf: (written: string) => Meaning | null
  /** Names for "did you mean". */
  readonly known: () => Iterable<string>
  /** What may stand behind "@"; null: no value of this owner can be local. */
  readonly places: Places | null
}

/** Systems of a group for its resources, remote clusters for a heartbeat. */
export type Places = {
  /** All there are. */
  readonly known: Names
  /** Those the owner has to do with. */
  readonly list: Names
  readonly id: 'unknown-system' | 'unknown-cluster'
  readonly what: string
}

export type Names = { readonly has: (name: string) => boolean; readonly keys: () => Iterable<string> }

/** Attributes of one block: known, once, settable, of the right shape, local only where that is possible. */
export const verifyAssignments = (
  check: Check,
  tree: Tree,
  assignments: readonly Assignment[],
  scope: Scope,
): void => {
  const seen = new Seen()
  for (const assignment of assignments) {
    if (check.isFull) return
    const meaning = scope.meaningOf(assignment.name.text)
    if (!meaning) {
      noteUnknown(check, tree, assignment, scope)
      continue
    }
    if (seen.isRepeated(meaning.name, assignment.system?.text ?? null)) noteRepeated(check, tree, assignment)
    verifyRight(check, tree, assignment, meaning)
    verifyPlace(check, tree, assignment, meaning, scope)
    verifySlips(check, tree, assignment, meaning.name)
    if (verifyValue(check, tree, assignment.value, meaning)) {
      verifyChoice(check, tree, meaning.name, assignment.value)
      verifyRange(check, tree, meaning.name, assignment)
    }
  }
}

const noteUnknown = (check: Check, tree: Tree, assignment: Assignment, scope: Scope): void => {
  const name = assignment.name.text
  check.note(tree, assignment.name, {
    id: 'unknown-attribute',
    message: `${shownText(name)} is not an attribute of ${scope.owner}.`,
    hint: didYouMean(name, scope.known()),
    fix: spelledRight(assignment.name, scope.known(), name),
  })
}

/** Takes out the whole assignment. */
const withoutAssignment = (tree: Tree, { name, value }: Assignment): Fix => ({
  title: `Remove ${name.text}`,
  edits: [withoutEntry(tree.text, name.start, endOfValue(value))],
})

const noteRepeated = (check: Check, tree: Tree, assignment: Assignment): void => {
  const where = assignment.system ? ` for ${shownText(assignment.system.text)}` : ''
  const message = `${assignment.name.text} is set already${where}.`
  check.note(tree, assignment.name, { id: 'attribute-twice', message, hint: 'Remove one of them.' })
}

const verifyRight = (check: Check, tree: Tree, assignment: Assignment, meaning: Meaning): void => {
  if (meaning.systemManaged) {
    check.note(tree, assignment.name, {
      id: 'managed-attribute',
      severity: 'warning',
      message: `${meaning.name} is kept by the engine; what is written here has no effect.`,
      hint: 'Remove the line.',
      fix: withoutAssignment(tree, assignment),
    })
  }
  if (meaning.fixedByType) {
    check.note(tree, assignment.name, {
      id: 'not-overridable',
      message: `${meaning.name} belongs to the type and cannot be set on one resource.`,
      hint: 'Set it as a static attribute in the type file.',
    })
  }
}

const verifyPlace = (
  check: Check,
  tree: Tree,
  { name, system }: Assignment,
  meaning: Meaning,
  scope: Scope,
): void => {
  if (!system) return
  const { places } = scope
  if (!places || !meaning.localizable) {
    const message = `${meaning.name} of ${scope.owner} has one value for all systems.`
    check.note(tree, name, { id: 'not-localizable', message, hint: `Remove "@${system.text.slice(0, 40)}".` })
  } else if (!places.known.has(system.text)) {
    const message = `There is no ${places.what} ${shownText(system.text)} in this cluster.`
    const hint = didYouMean(system.text, places.known.keys())
    const fix = spelledRight(system, places.known.keys(), system.text)
    check.note(tree, system, { id: places.id, message, hint, fix })
  } else if (!places.list.has(system.text)) {
    const message = `The system ${shownText(system.text)} is not in the SystemList of the group.`
    check.note(tree, system, { id: 'system-not-in-list', message, hint: listHint(places.list) })
  }
}

const listHint = (systems: Names): string => {
  const names = [...systems.keys()]
  return names.length === 0
    ? 'The group has no SystemList.'
    : `SystemList names ${names.slice(0, 8).join(', ')}.`
}
