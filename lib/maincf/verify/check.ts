import type { ResourceType } from '#lib/model/configuration.ts'
import type { Outline } from '../load/outline.ts'
import type { Finding } from '../problem.ts'
import type { ProblemCollector } from '../problem-collector.ts'
import type { Leaf, Tree } from '../syntax/tree.ts'
import type { Token } from '../syntax/token.ts'

/** What every check is given: the clauses, the types they declare, and a way to note a problem. */
export class Check {
  readonly outline: Outline
  readonly types: ReadonlyMap<string, ResourceType>
  readonly #problems: ProblemCollector

  constructor(outline: Outline, types: ReadonlyMap<string, ResourceType>, problems: ProblemCollector) {
    this.outline = outline
    this.types = types
    this.#problems = problems
  }

  /** All errors that are listed are found: what follows need not be looked at. */
  get isFull(): boolean {
    return this.#problems.hasMore
  }

  note(tree: Tree, at: Leaf | Token, finding: Finding): void {
    this.#problems.add(tree, at.start, finding)
  }
}
