import type { Hardware } from '../hardware.ts'
import type { VirtualClock } from '../virtual-clock.ts'
import { RestartLimit } from './agent/restart-limit.ts'
import { VerdictsCount } from './agent/verdicts-count.ts'
import { ComesToRest } from './end/comes-to-rest.ts'
import { NoRequestLost } from './end/no-request-lost.ts'
import { AtMostOnce } from './engine/at-most-once.ts'
import { Bounded } from './engine/bounded.ts'
import { OneSideActs } from './engine/one-side-acts.ts'
import { PlansAsSeen } from './engine/plans-as-seen.ts'
import { WholeConfiguration } from './engine/whole-configuration.ts'
import { CriticalMoves } from './group/critical-moves.ts'
import { DependenciesHold } from './group/dependencies-hold.ts'
import { NoWayBack } from './group/no-way-back.ts'
import { StaysWhenTold } from './group/stays-when-told.ts'
import { JudgeBench, type Observer } from './judge-bench.ts'
import { Ledger } from './ledger.ts'
import { ActiveOnce } from './place/active-once.ts'
import { ConfirmedElsewhere } from './place/confirmed-elsewhere.ts'
import { FailedStopHolds } from './place/failed-stop-holds.ts'
import { FitPlaces } from './place/fit-places.ts'
import { FrozenLeftAlone } from './place/frozen-left-alone.ts'
import { OrderOfResources } from './place/order-of-resources.ts'

/** Every judge there is, for one simulated world. I-27 and I-29 compare two runs (`simulate/compare.ts`). */
export function allJudges(hardware: Hardware, clock: VirtualClock, observer: Observer): JudgeBench {
  const ledger = new Ledger()
  const judges = [
    new ActiveOnce(hardware),
    // Before I-02, which holds for this case too: the judge meant for it is to be the one that speaks.
    new FailedStopHolds(ledger),
    new ConfirmedElsewhere(ledger, hardware),
    new OrderOfResources(ledger),
    new FitPlaces(ledger),
    new FrozenLeftAlone(),
    new OneSideActs(ledger),
    new RestartLimit(),
    new VerdictsCount(ledger),
    new CriticalMoves(),
    new NoWayBack(),
    new StaysWhenTold(),
    new DependenciesHold(),
    new AtMostOnce(ledger),
    new PlansAsSeen(),
    new WholeConfiguration(),
    new Bounded(clock),
    new ComesToRest(hardware),
    new NoRequestLost(),
  ]
  return new JudgeBench(ledger, judges, observer)
}
