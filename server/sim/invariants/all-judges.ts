import type { Hardware } from '../hardware.ts'
import type { VirtualClock } from '../virtual-clock.ts'
import { ActiveOnce } from './place/active-once.ts'
import { ConfirmedElsewhere } from './place/confirmed-elsewhere.ts'
import { FailedStopHolds } from './place/failed-stop-holds.ts'
import { FitPlaces } from './place/fit-places.ts'
import { FrozenLeftAlone } from './place/frozen-left-alone.ts'
import { OrderOfResources } from './place/order-of-resources.ts'
import { JudgeBench, type Observer } from './judge-bench.ts'
import { Ledger } from './ledger.ts'

/** Every judge there is, for one simulated world. */
export function allJudges(hardware: Hardware, clock: VirtualClock, observer: Observer): JudgeBench {
  const ledger = new Ledger()
  void clock
  const judges = [
    new ActiveOnce(hardware),
    new ConfirmedElsewhere(ledger, hardware),
    new OrderOfResources(ledger),
    new FitPlaces(ledger),
    new FrozenLeftAlone(),
    new FailedStopHolds(ledger),
  ]
  return new JudgeBench(ledger, judges, observer)
}
