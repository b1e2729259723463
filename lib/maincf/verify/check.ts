import type { ResourceType } from '#lib/model/configuration.ts'
import type { GroupOutline, Outline, ResourceOutline } from '../load/outline.ts'
import { systemListIn } from '../load/system-list.ts'
import type { Finding } from '../problem.ts'
import type { ProblemCollector } from '../problem-collector.ts'
import type { Leaf, Tree } from '../syntax/tree.ts'
import type { Token } from '../syntax/token.ts'

const none: ReadonlySet<string> = new Set()

/** What every check is given: the clauses, the types they declare, and a way to note a problem. */
export class Check {
  readonly outline: Outline
  readonly types: ReadonlyMap<string, ResourceType>
  readonly #problems: ProblemCollector
  readonly #systems = new Map<string, ReadonlySet<string>>()
  /** Sets of systems by their names: many groups have the same. */
  readonly #sets = new Map<string, ReadonlySet<string>>()
  #byType: ReadonlyMap<string, readonly ResourceOutline[]> | null = null

  constructor(outline: Outline, types: ReadonlyMap<string, ResourceType>, problems: ProblemCollector) {
    this.outline = outline
    this.types = types
    this.#problems = problems
  }

  /** All errors that are listed are found: what follows need not be looked at. */
  get isFull(): boolean {
    return this.#problems.hasMore
  }

  /** The systems in the SystemList of a group. */
  systemsOf(group: string): ReadonlySet<string> {
    const known = this.#systems.get(group)
    if (known) return known
    const found = this.outline.groups.get(group)
    const names = found ? systemListIn(found.block.node) : []
    const key = names.join('\n')
    const systems = names.length === 0 ? none : (this.#sets.get(key) ?? new Set(names))
    this.#sets.set(key, systems)
    this.#systems.set(group, systems)
    return systems
  }

  /** Resources of a type, in the order of the text. */
  resourcesOf(type: string): readonly ResourceOutline[] {
    this.#byType ??= Map.groupBy(this.outline.resources.values(), ({ node }) => node.type.text)
    return this.#byType.get(type) ?? []
  }

  groupOf(resource: ResourceOutline): GroupOutline | undefined {
    return this.outline.groups.get(resource.group)
  }

  note(tree: Tree, at: Leaf | Token, finding: Finding): void {
    this.#problems.add(tree, at.start, finding)
  }
}
