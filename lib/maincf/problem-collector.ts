import type { ConfigurationProblem, Finding } from './problem.ts'
import { positionFinder, type PositionFinder } from './syntax/position.ts'

type Source = { readonly file: string; readonly text: string }

/** Problems kept of each severity; the others are only counted. */
export const problemLimit = 100

/** Gathers problems of several files; never grows beyond the limit, never forgets that there was an error. */
export class ProblemCollector {
  readonly #kept: Record<'error' | 'warning', ConfigurationProblem[]> = { error: [], warning: [] }
  readonly #dropped = { error: 0, warning: 0 }
  readonly #finders = new Map<string, PositionFinder>()
  readonly #files: string[] = []
  #firstDropped: ConfigurationProblem | null = null

  /** Notes a problem at an offset of a file. An error unless the finding says otherwise. */
  add(source: Source, offset: number, finding: Finding): void {
    const severity = finding.severity ?? 'error'
    if (this.#kept[severity].length >= problemLimit) this.#dropped[severity] += 1
    const isFirstDropped = severity === 'error' && this.#dropped.error === 1 && this.#firstDropped === null
    if (this.#dropped[severity] > 0 && !isFirstDropped) return
    const { line, column } = this.#finderOf(source)(offset)
    const problem: ConfigurationProblem = {
      id: finding.id,
      severity,
      file: source.file,
      line,
      column,
      message: finding.message,
      expected: finding.expected ?? null,
      hint: finding.hint ?? null,
      ...(finding.fix && { fix: finding.fix }),
    }
    if (isFirstDropped) this.#firstDropped = problem
    else this.#kept[severity].push(problem)
  }

  /** Takes over problems that have their place already. */
  addAll(problems: readonly ConfigurationProblem[]): void {
    for (const problem of problems) {
      if (!this.#files.includes(problem.file)) this.#files.push(problem.file)
      if (this.#kept[problem.severity].length < problemLimit) this.#kept[problem.severity].push(problem)
      else this.#dropped[problem.severity] += 1
    }
  }

  get hasErrors(): boolean {
    return this.#kept.error.length > 0
  }

  /** No further error will be kept: a parser may stop. */
  get isFull(): boolean {
    return this.#kept.error.length >= problemLimit
  }

  /** An error was left out: there is nothing more to say. */
  get hasMore(): boolean {
    return this.#dropped.error > 0
  }

  /** In the order of files and text; the last one says so when some were left out. */
  list(): ConfigurationProblem[] {
    const rank = (file: string) => this.#files.indexOf(file)
    const sorted = [...this.#kept.error, ...this.#kept.warning].sort(
      (a, b) => rank(a.file) - rank(b.file) || a.line - b.line || a.column - b.column,
    )
    const last = sorted.at(-1)
    if (this.#dropped.error + this.#dropped.warning === 0 || last === undefined) return sorted
    const at = this.#firstDropped ?? last
    const { file, line, column } = at
    return [...sorted, { file, line, column, ...tooMany(this.#dropped.error > 0 ? 'error' : 'warning') }]
  }

  #finderOf(source: Source): PositionFinder {
    const known = this.#finders.get(source.file)
    if (known) return known
    const finder = positionFinder(source.text)
    this.#finders.set(source.file, finder)
    if (!this.#files.includes(source.file)) this.#files.push(source.file)
    return finder
  }
}

const tooMany = (severity: 'error' | 'warning') => ({
  id: 'too-many-problems' as const,
  severity,
  message: `Only the first ${problemLimit} ${severity}s are listed.`,
  expected: null,
  hint: 'Mend the first ones and load the file again.',
})
