/** A cluster in the words of Pacemaker, as its CIB or the commands of pcs and crm make it. other-frameworks §4.1. */
export type PacemakerPlan = {
  readonly cluster: string
  readonly nodes: readonly { readonly name: string; readonly utilization: readonly Pair[] }[]
  readonly properties: readonly Pair[]
  readonly defaults: readonly Pair[]
  readonly groups: readonly PlannedGroup[]
  readonly constraints: readonly Constraint[]
  readonly fence: { readonly id: string; readonly agent: string }
}

export type Pair = readonly [name: string, value: string]

export type PlannedGroup = {
  readonly id: string
  readonly members: readonly Primitive[]
  readonly meta: readonly Pair[]
  /** The clone's id and meta attributes for a group that runs on several systems at once. */
  readonly clone: { readonly id: string; readonly meta: readonly Pair[] } | null
}

export type Primitive = {
  readonly id: string
  readonly attributes: readonly Pair[]
  /** Values of one system each, which come before the others. */
  readonly bySystem: readonly { readonly system: string; readonly attributes: readonly Pair[] }[]
  readonly meta: readonly Pair[]
  readonly operations: readonly Operation[]
  readonly utilization: readonly Pair[]
}

export type Operation = {
  readonly name: 'start' | 'stop' | 'monitor'
  readonly intervalS: number
  readonly timeoutS: number
  readonly role: 'Stopped' | null
  readonly onFail: 'block' | null
}

export type Constraint =
  | {
      readonly kind: 'location'
      readonly id: string
      readonly resource: string
      readonly node: string
      readonly score: number
    }
  | {
      readonly kind: 'order'
      readonly id: string
      readonly first: string
      readonly after: string
      /** Not symmetrical: it orders starts alone, and what runs already stays. */
      readonly symmetrical: boolean
    }
  | {
      readonly kind: 'colocation'
      readonly id: string
      readonly resource: string
      readonly withResource: string
      readonly score: 'INFINITY' | '-INFINITY'
      readonly influence: boolean
    }

/** What a group is called in constraints. */
export const unitId = ({ id, clone }: PlannedGroup): string => clone?.id ?? id
