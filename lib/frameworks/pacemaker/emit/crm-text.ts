import type { Constraint, Operation, PacemakerPlan, Pair, Primitive } from '../plan/pacemaker-plan.ts'

/** The plan as text for the crm shell: `crm configure load update FILE`. A value is always quoted. */
export function crmText(plan: PacemakerPlan): string {
  const limited = plan.nodes.filter(({ utilization }) => utilization.length > 0)
  const lines = [
    ...limited.map(({ name, utilization }) => joined([`node ${name}`, pairs('utilization', utilization)])),
    joined([`primitive ${plan.fence.id} stonith:${plan.fence.agent}`]),
    ...plan.groups.flatMap(({ members }) => members.map(primitiveText)),
    ...plan.groups.map(({ id, members, meta }) =>
      joined([`group ${id} ${members.map((member) => member.id).join(' ')}`, pairs('meta', meta)]),
    ),
    ...plan.groups.flatMap(({ id, clone }) =>
      clone ? [joined([`clone ${clone.id} ${id}`, pairs('meta', clone.meta)])] : [],
    ),
    ...plan.constraints.map(constraintText),
    joined(['property', pairs('', plan.properties)]),
    joined(['rsc_defaults', pairs('', plan.defaults)]),
  ]
  return `${lines.join('\n')}\n`
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' \\\n\t')

const pairs = (word: string, list: readonly Pair[]): string =>
  list.length === 0 ? '' : [word, ...list.map(([name, value]) => `${name}="${value}"`)].join(' ').trimStart()

function primitiveText({ id, attributes, bySystem, meta, operations, utilization }: Primitive): string {
  return joined([
    `primitive ${id} ocf:hawser:agent`,
    ...bySystem.map(({ system, attributes: own }) => pairs(`params rule #uname eq ${system}`, own)),
    pairs('params', attributes),
    ...operations.map(operationText),
    pairs('meta', meta),
    pairs('utilization', utilization),
  ])
}

const operationText = ({ name, intervalS, timeoutS, role, onFail }: Operation): string =>
  [
    `op ${name} interval=${intervalS}s timeout=${timeoutS}s`,
    ...(role === null ? [] : [`role=${role}`]),
    ...(onFail === null ? [] : [`on-fail=${onFail}`]),
  ].join(' ')

function constraintText(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'location':
      return `location ${constraint.id} ${constraint.resource} ${constraint.score}: ${constraint.node}`
    case 'order':
      return `order ${constraint.id} Mandatory: ${constraint.first} ${constraint.after} symmetrical=${constraint.symmetrical}`
    case 'colocation': {
      const { id, resource, withResource, score } = constraint
      return `colocation ${id} ${score === 'INFINITY' ? 'inf' : '-inf'}: ${resource} ${withResource}`
    }
  }
}
