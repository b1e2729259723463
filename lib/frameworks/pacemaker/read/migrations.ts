import { exit, isNewer, type Operation } from './operation.ts'

/** What a node remembers of a resource. */
export type History = {
  readonly resource: string
  readonly node: string
  readonly isOnline: boolean
  /** As they are written. */
  readonly operations: readonly Operation[]
}

/** What an operation of a migration says of the resource where it was done, and the node that has it as well. */
export type Migrated = { readonly role: 'started' | 'stopped' | null; readonly elsewhere: string | null }

const unchanged: Migrated = { role: null, elsewhere: null }

/**
 * Reads one end of a migration together with the other: `migrate_to` on the source, `migrate_from` on the target, a stop
 * on the source. As long as nothing newer settles it the resource may be on both.
 */
export class Migrations {
  private readonly histories: ReadonlyMap<string, History>
  private readonly online: ReadonlySet<string>

  /** All histories of one resource; `online` are the nodes that are. */
  constructor(histories: readonly History[], online: ReadonlySet<string>) {
    this.histories = new Map(histories.map((history) => [history.node, history]))
    this.online = online
  }

  after(operation: Operation): Migrated {
    const { name, code, source, target } = operation
    if (source === null || target === null) return unchanged
    const isOk = code === exit.ok
    if (name === 'migrate_from')
      return isOk ? { role: 'started', elsewhere: null } : this.afterFailedArrival(operation, source, target)
    return isOk
      ? this.afterDeparture(operation, source, target)
      : this.afterFailedDeparture(operation, source, target)
  }

  private afterDeparture(departure: Operation, source: string, target: string): Migrated {
    const isOld = this.hasActedSince(source, departure, true)
    const arrival = this.find(target, (each) => each.name === 'migrate_from' && each.source === source)
    if (isOld && arrival) return unchanged
    const isSettled = this.isSettled(target, departure, arrival)
    if (isOld && isSettled) return unchanged
    if (arrival?.code === exit.ok && arrival.isDone) return { role: 'stopped', elsewhere: null }
    const isOpen = !isSettled && this.isKnown(target)
    return { role: 'started', elsewhere: isOpen ? this.ifOnline(target) : null }
  }

  private afterFailedDeparture(departure: Operation, source: string, target: string): Migrated {
    const arrival = this.find(
      target,
      (each) =>
        each.name === 'migrate_from' && each.source === source && each.code === exit.ok && each.isDone,
    )
    const isOpen = this.isKnown(target) && !this.isSettled(target, departure, arrival)
    return { role: 'started', elsewhere: isOpen ? this.ifOnline(target) : null }
  }

  private afterFailedArrival(arrival: Operation, source: string, target: string): Migrated {
    const departure = this.find(
      source,
      (each) => each.name === 'migrate_to' && each.target === target && each.code === exit.ok && each.isDone,
    )
    const isOpen = this.isKnown(source) && !this.isSettled(source, departure, arrival)
    return { role: 'started', elsewhere: isOpen ? this.ifOnline(source) : null }
  }

  /** Whether a node has done something with the resource since, or found that it does not run. */
  private isSettled(node: string, departure: Operation | null, arrival: Operation | null): boolean {
    const event = arrival ?? departure
    if (event === null) return false
    // Numbers of calls say more than clocks, so the end that was on this very node is looked at first.
    const here = node === event.target ? arrival : departure
    const since = here ?? departure ?? arrival
    if (since === null) return false
    const isHere = here !== null
    const probe = this.find(node, ({ name }) => name === 'monitor')
    return (
      this.hasActedSince(node, since, isHere) ||
      (probe?.code === exit.notRunning && probe.isDone && isNewer(probe, since, isHere))
    )
  }

  private hasActedSince(node: string, since: Operation, isOnOneNode: boolean): boolean {
    const found = this.find(
      node,
      (each) => each !== since && moving.has(each.name) && isNewer(each, since, isOnOneNode),
    )
    return found !== null
  }

  private find(node: string, isWanted: (operation: Operation) => boolean): Operation | null {
    return this.histories.get(node)?.operations.find(isWanted) ?? null
  }

  /** A node that remembers nothing of the resource will be asked, and does not count as having it. */
  private isKnown(node: string): boolean {
    return this.find(node, ({ isPending }) => !isPending) !== null
  }

  private ifOnline(node: string): string | null {
    return this.online.has(node) ? node : null
  }
}

const moving = new Set(['start', 'stop', 'migrate_to', 'migrate_from'])
