import { didYouMean, spelledRight } from '../nearest.ts'
import { shownText } from '../syntax/token.ts'
import type { Token } from '../syntax/token.ts'
import { keywords } from '../syntax/words.ts'
import type { Outline } from '../load/outline.ts'
import type { Check } from './check.ts'

/** Every name declared once; resources and links inside a group; known types. vcs-semantics §1.4. */
export const verifyObjects = (check: Check): void => {
  for (const { tree, node } of check.outline.repeated) {
    if (check.isFull) return
    const place = firstPlace(check.outline, node.kind, node.name.text)
    const message = `The ${node.kind} ${shownText(node.name.text)} is declared already, in ${place}.`
    check.note(tree, node.name, {
      id: 'declared-twice',
      message,
      hint: node.kind === 'resource' ? 'Names of resources are unique in the whole cluster.' : null,
    })
  }
  verifyOrphans(check)
  verifyTypesOfResources(check)
}

const startOfFile: Token = { kind: 'word', text: '', start: 0, startsLine: true }

/** Exactly one cluster. vcs-semantics §1.2. */
export const verifyCluster = (check: Check): void => {
  const [first, ...others] = check.outline.clusters
  const main = check.outline.trees[0]
  if (!first && main) {
    check.note(main, startOfFile, {
      id: 'no-cluster',
      message: `${main.file} declares no cluster.`,
      expected: 'cluster NAME ( … )',
    })
  }
  for (const { tree, node } of others) {
    const message = `A configuration has one cluster; ${shownText(first?.node.name.text ?? '')} is declared already.`
    check.note(tree, node.name, { id: 'declared-twice', message })
  }
}

const firstPlace = (outline: Outline, kind: string, name: string): string => {
  const found =
    kind === 'resource'
      ? outline.resources.get(name)
      : kind === 'type'
        ? outline.types.get(name)
        : kind === 'system'
          ? outline.systems.get(name)
          : outline.groups.get(name)?.block
  return found?.tree.file ?? 'another file'
}

const verifyOrphans = (check: Check): void => {
  for (const { tree, node } of check.outline.orphans) {
    if (check.isFull) return
    if (node.kind === 'resource') {
      const message = `The resource ${shownText(node.name.text)} stands outside of any group.`
      const hint = didYouMean(node.type.text, keywords) ?? 'Resources follow the group they belong to.'
      check.note(tree, node.type, { id: 'outside-group', message, hint })
    } else {
      const at = node.kind === 'link' ? node.parent : node.start
      const message = 'A link stands outside of any group.'
      check.note(tree, at, { id: 'outside-group', message, hint: 'Links follow the group they belong to.' })
    }
  }
}

const verifyTypesOfResources = (check: Check): void => {
  for (const { tree, node } of check.outline.resources.values()) {
    if (check.isFull) return
    if (check.types.has(node.type.text)) continue
    check.note(tree, node.type, {
      id: 'unknown-type',
      message: `${shownText(node.type.text)} is not a resource type of this configuration.`,
      hint:
        didYouMean(node.type.text, [...check.types.keys(), ...keywords]) ??
        'Types come from the included type files: is an include missing?',
      fix: spelledRight(node.type, check.types.keys(), node.type.text),
    })
  }
}
