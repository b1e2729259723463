import type { Configuration } from '#lib/model/configuration.ts'
import { literally, shows, showsNot, step, wordPattern, type Runbook, type Step } from '../runbook/runbook.ts'
import { foreignSuite } from '../shape/foreign-suite.ts'
import { cibText } from './emit/cib.ts'
import { crmText } from './emit/crm-text.ts'
import { pcsCommands, pcsRemoval } from './emit/pcs-commands.ts'
import { pacemakerLosses } from './pacemaker-losses.ts'
import { unitId, type PacemakerPlan, type PlannedGroup } from './plan/pacemaker-plan.ts'
import { planOfConfiguration } from './plan/plan-of-configuration.ts'

const draft = 'hawser-draft.xml'

/**
 * A configuration set up in a Pacemaker cluster that is there already: made in a copy of its CIB, checked and simulated
 * there, and only then pushed. `fenceAgent` as for `planOfConfiguration`.
 */
export function pacemakerRunbook(configuration: Configuration, fenceAgent?: string): Runbook {
  const plan = planOfConfiguration(configuration, fenceAgent)
  const systems = plan.nodes.map(({ name }) => name)
  return {
    framework: 'Pacemaker 2.1 and later',
    cluster: plan.cluster,
    preconditions: [
      `${systems.join(', ')} are nodes of the cluster, by these names (crm_node --list).`,
      `Hawser’s agents lie in ${foreignSuite} on every system, with equal checksums, and its lib/foreign/ocf.sh is linked to as /usr/lib/ocf/resource.d/hawser/agent.`,
      'Nothing of what is set up runs under another cluster any more.',
      `The fence agent ${plan.fence.agent} is there on every system and gets its options before the push (pcs -f ${draft} stonith update ${plan.fence.id} …).`,
    ],
    steps: stepsOf(plan),
    reverse: reverseOf(plan),
    losses: pacemakerLosses(configuration),
    files: [
      {
        name: 'cib.xml',
        purpose: 'the same as a CIB with all systems there, for crm_verify and crm_simulate',
        text: cibText(plan),
      },
      {
        name: 'crm.txt',
        purpose: 'the same for the crm shell: crm configure load update crm.txt',
        text: crmText(plan),
      },
    ],
  }
}

const isRunning = (group: PlannedGroup, system: string) =>
  shows(
    ['crm_resource', '--resource', unitId(group), '--locate'],
    `running on: ${literally(system)}([[:space:]]|$)`,
  )

function stepsOf(plan: PacemakerPlan): Step[] {
  const { frame, groups, constraints } = pcsCommands(plan, draft)
  const made = (title: string, commands: Step['commands'], expected: string) =>
    step({ title, commands, expected })
  return [
    made(
      'Take a copy of the CIB',
      [['pcs', 'cluster', 'cib', draft]],
      `${draft} holds what the cluster holds`,
    ),
    made('Properties, defaults and the fence device', frame, 'they are in the copy'),
    ...groups.map(({ id, commands }) => made(`The group ${id}`, commands, `${id} is in the copy`)),
    made('Places and order', constraints, 'the constraints are in the copy'),
    made('Check the copy', [['crm_verify', '-x', draft, '-V']], 'no error and no warning'),
    made(
      'See what the cluster would do',
      [['crm_simulate', '-S', '-x', draft]],
      'every group is started on its first system, and nothing else is stopped or moved',
    ),
    step({
      title: 'Push the copy',
      commands: [['pcs', 'cluster', 'cib-push', draft]],
      expected: 'the cluster starts the groups',
      danger: 'the groups are started now: they must run nowhere else',
    }),
    ...plan.groups.flatMap((group) => startedStep(plan, group)),
  ]
}

/** The best place of a group, when it starts by itself. */
function startedStep({ constraints }: PacemakerPlan, group: PlannedGroup): Step[] {
  const places = constraints.flatMap((each) =>
    each.kind === 'location' && each.resource === unitId(group) ? [each] : [],
  )
  const [home] = places.toSorted((one, other) => other.score - one.score)
  if (!home || group.meta.some(([name]) => name === 'target-role')) return []
  return [
    step({
      title: `Wait for ${group.id}`,
      commands: [['crm_resource', '--wait']],
      expected: `${group.id} runs on ${home.node}`,
      check: isRunning(group, home.node),
    }),
  ]
}

const reverseOf = (plan: PacemakerPlan): Step[] => [
  ...pcsRemoval(plan).map(({ id, commands }) =>
    step({
      title: `Stop and remove ${id}`,
      commands,
      expected: `${id} is gone, with its constraints`,
      check: showsNot(['crm_resource', '--list-raw'], wordPattern(id)),
      danger: `the service of ${id} ends for its users`,
    }),
  ),
  step({
    title: 'Remove the fence device, unless others need it',
    commands: [['pcs', 'stonith', 'delete', plan.fence.id]],
    expected: `${plan.fence.id} is gone`,
    check: showsNot(['crm_resource', '--list-raw'], wordPattern(plan.fence.id)),
  }),
]
