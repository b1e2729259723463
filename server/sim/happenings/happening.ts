import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { FailpointName } from '#server/ports.ts'
import type { Conduct } from '../behaviour.ts'
import type { FenceMode } from '../sim-fence.ts'

/**
 * One thing that is done to the simulated world, complete in itself: what breaks says when it is whole again, so
 * that any of them can be left out. Plain data: a replay file is a list of these.
 */
export type Happening = { readonly atMs: number } & Deed

export type Deed =
  | {
      readonly kind: 'cut'
      readonly system: SystemName
      readonly oneWay: 'mute' | 'deaf' | null
      readonly forMs: number
    }
  | {
      readonly kind: 'powerOff'
      readonly system: SystemName
      readonly forMs: number
      /** After this long a person who has looked says that it is down; null: nobody does. */
      readonly confirmedAfterMs: number | null
    }
  | { readonly kind: 'pause'; readonly system: SystemName; readonly forMs: number }
  | { readonly kind: 'slow'; readonly system: SystemName; readonly factor: number; readonly forMs: number }
  | {
      readonly kind: 'conduct'
      readonly resource: ResourceName
      readonly system: SystemName
      readonly entryPoint: EntryPoint
      readonly change: Partial<Conduct>
      readonly runs: number
      readonly forMs: number
    }
  | { readonly kind: 'kill'; readonly resource: ResourceName; readonly system: SystemName }
  | { readonly kind: 'startByHand'; readonly resource: ResourceName; readonly system: SystemName }
  | {
      readonly kind: 'fence'
      readonly mode: FenceMode
      readonly switchingMs: number
      readonly answerMs: number
      readonly forMs: number
    }
  | { readonly kind: 'engineKilled' }
  | { readonly kind: 'engineDies'; readonly failpoint: FailpointName; readonly pass: number }
  | { readonly kind: 'disk'; readonly failure: 'ENOSPC' | 'EIO'; readonly forMs: number }
  | {
      readonly kind: 'ask'
      readonly user: string
      readonly intent: Intent
      /** The person looked at the plan this long before they said yes; null: no plan was shown. */
      readonly lookedForMs: number | null
      /** Pressed twice, with the same request id. */
      readonly twice: boolean
    }
  /** A person who sees no light on the machine says so; one whose eyes deceive them (`lying`) says it of a living one. */
  | { readonly kind: 'confirmDown'; readonly system: SystemName; readonly lying: boolean }
  | { readonly kind: 'configure'; readonly mainCf: string }
  | { readonly kind: 'clock'; readonly byMs: number }

export type DeedKind = Deed['kind']
