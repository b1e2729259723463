/** Something due at a moment of virtual time. Of two at the same moment the one put in first comes first. */
export type Due<Task> = { readonly at: number; readonly order: number; readonly task: Task; dropped: boolean }

const isBefore = (a: Due<unknown>, b: Due<unknown>): boolean =>
  a.at < b.at || (a.at === b.at && a.order < b.order)

/** What is due, soonest first: a binary heap, in which what is dropped stays until its turn. */
export class Agenda<Task> {
  private readonly heap: Due<Task>[] = []

  add(at: number, order: number, task: Task): Due<Task> {
    const due = { at, order, task, dropped: false }
    this.heap.push(due)
    this.rise(this.heap.length - 1)
    return due
  }

  /** The next that has not been dropped, left where it is. */
  peek(): Due<Task> | undefined {
    while (this.heap[0]?.dropped) this.shift()
    return this.heap[0]
  }

  /** Takes the next one out. */
  take(): Due<Task> | undefined {
    const next = this.peek()
    if (next) this.shift()
    return next
  }

  /** Everything that has not been dropped, in no order. */
  pending(): Due<Task>[] {
    return this.heap.filter(({ dropped }) => !dropped)
  }

  private shift(): void {
    const last = this.heap.pop()
    if (last === undefined || this.heap.length === 0) return
    this.heap[0] = last
    this.sink(0)
  }

  private rise(start: number): void {
    for (let index = start; index > 0;) {
      const parent = (index - 1) >> 1
      if (!this.swapIfBefore(index, parent)) return
      index = parent
    }
  }

  private sink(start: number): void {
    for (let index = start; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2]
      const [a, b] = [this.heap[left], this.heap[right]]
      if (!a) return
      const child = b && isBefore(b, a) ? right : left
      if (!this.swapIfBefore(child, index)) return
      index = child
    }
  }

  private swapIfBefore(lower: number, upper: number): boolean {
    const [a, b] = [this.heap[lower], this.heap[upper]]
    if (!a || !b || !isBefore(a, b)) return false
    this.heap[lower] = b
    this.heap[upper] = a
    return true
  }
}
