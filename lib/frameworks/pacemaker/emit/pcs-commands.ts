import {
  unitId,
  type Constraint,
  type Operation,
  type PacemakerPlan,
  type Pair,
  type Primitive,
} from '../plan/pacemaker-plan.ts'

type Argv = readonly string[]

const words = (pairs: readonly Pair[]): string[] => pairs.map(([name, value]) => `${name}=${value}`)

const withWord = (word: string, pairs: readonly Pair[]): string[] =>
  pairs.length > 0 ? [word, ...words(pairs)] : []

/** Commands of pcs that make the plan in a copy of the CIB, `file`; the cluster sees nothing of them until it is pushed. */
export function pcsCommands(
  plan: PacemakerPlan,
  file: string,
): {
  readonly frame: readonly Argv[]
  readonly groups: readonly { readonly id: string; readonly commands: readonly Argv[] }[]
  readonly constraints: readonly Argv[]
} {
  const pcs = (...argv: readonly string[]): Argv => ['pcs', '-f', file, ...argv]
  const limited = plan.nodes.filter(({ utilization }) => utilization.length > 0)
  return {
    frame: [
      pcs('property', 'set', ...words(plan.properties)),
      pcs('resource', 'defaults', 'update', ...words(plan.defaults)),
      pcs('stonith', 'create', plan.fence.id, plan.fence.agent),
      ...limited.map(({ name, utilization }) => pcs('node', 'utilization', name, ...words(utilization))),
    ],
    groups: plan.groups.map(({ id, members, meta, clone }) => ({
      id,
      commands: [
        ...members.map((member) => pcs(...createWords(member), '--group', id)),
        ...members
          .filter(({ utilization }) => utilization.length > 0)
          .map((member) => pcs('resource', 'utilization', member.id, ...words(member.utilization))),
        ...(meta.length > 0 ? [pcs('resource', 'meta', id, ...words(meta))] : []),
        ...(clone ? [pcs('resource', 'clone', id, clone.id, ...withWord('meta', clone.meta))] : []),
      ],
    })),
    constraints: plan.constraints.map((constraint) => pcs('constraint', ...constraintWords(constraint))),
  }
}

function createWords({ id, attributes, meta, operations }: Primitive): string[] {
  return [
    'resource',
    'create',
    id,
    'ocf:hawser:agent',
    ...words(attributes),
    'op',
    ...operations.flatMap(operationWords),
    ...withWord('meta', meta),
  ]
}

const operationWords = ({ name, intervalS, timeoutS, role, onFail }: Operation): string[] => [
  name,
  `interval=${intervalS}s`,
  `timeout=${timeoutS}s`,
  ...(role === null ? [] : [`role=${role}`]),
  ...(onFail === null ? [] : [`on-fail=${onFail}`]),
]

function constraintWords(constraint: Constraint): string[] {
  switch (constraint.kind) {
    case 'location':
      return ['location', constraint.resource, 'prefers', `${constraint.node}=${constraint.score}`]
    case 'order': {
      const { first, after, symmetrical } = constraint
      return ['order', 'start', first, 'then', 'start', after, 'kind=Mandatory', `symmetrical=${symmetrical}`]
    }
    case 'colocation': {
      const { resource, withResource, score, influence } = constraint
      return ['colocation', 'add', resource, 'with', withResource, score, `influence=${influence}`]
    }
  }
}

/** Removes the groups, those that need others first; their constraints go with them. */
export const pcsRemoval = (
  plan: PacemakerPlan,
): readonly { readonly id: string; readonly commands: readonly Argv[] }[] =>
  plan.groups.toReversed().map((group) => ({
    id: group.id,
    commands: [
      ['pcs', 'resource', 'disable', unitId(group), '--wait'],
      ['pcs', 'resource', 'delete', group.id],
    ],
  }))
