import { join } from 'node:path'
import type { ClusterName, SystemName } from '#lib/model/names.ts'
import type { NotifierStanding } from '#server/drivers/notifier-standing.ts'
import type { Engine } from '#server/engine/engine.ts'
import { deliverBySmtp } from '#server/notify/deliver.ts'
import { Notifier } from '#server/notify/notifier.ts'
import type { Clock, Journal, Log } from '#server/ports.ts'
import { NotifierFileFailure, NotifierStore } from '#server/store/notifier-store.ts'
import { reachFromHere } from '#server/transport/reach-from-here.ts'
import type { Reached } from '#server/transport/transport.ts'

export type NotifierWiring = {
  readonly name: ClusterName
  readonly directory: string
  readonly engine: Engine
  readonly journal: Journal
  readonly reach: (from: SystemName, address: string, port: number) => Promise<Reached>
  readonly clock: Clock
  readonly log: Log
}

/** After a restart so many of the newest decisions are looked at for events nobody was told of. */
const lookedAtAgain = 500

/** The notifications of one cluster; null when their file cannot be used, which must not stop the engine. */
export function openNotifier(options: NotifierWiring): NotifierStanding | null {
  const { name, directory, engine, journal, reach, clock, log } = options
  try {
    return new Notifier({
      cluster: name,
      state: () => engine.state,
      follow(listener) {
        const following = engine.subscribe(engine.state.revision, {
          change: ({ revision, decisions }) => listener(revision, decisions),
          facts: () => undefined,
        })
        return following === 'gap' ? () => undefined : following.stop
      },
      since: (revision) =>
        journal
          .decisions({ limit: lookedAtAgain })
          .filter(({ id }) => revisionOf(id) > revision)
          .toReversed(),
      memory: new NotifierStore(join(directory, 'notifications.json')),
      deliver: deliverBySmtp(
        (from, address, port) => (from === null ? reachFromHere(address, port) : reach(from, address, port)),
        clock,
      ),
      note: (text) => log.write('warn', text, { cluster: name }),
      clock,
      log,
    })
  } catch (error) {
    if (!(error instanceof NotifierFileFailure)) throw error
    log.write('error', error.message, { cluster: name, cause: String(error.cause) })
    return null
  }
}

/** Of a decision's id: `event:7` and `7.2` are of revision 7. */
const revisionOf = (id: string): number => Number(/^(?:event:)?(\d+)/.exec(id)?.[1] ?? 0)
