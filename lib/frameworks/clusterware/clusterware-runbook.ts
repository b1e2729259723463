import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf } from '#lib/model/names.ts'
import { commonLosses, type Shortcomings } from '../losses/common-losses.ts'
import { gathered, loss, type Loss } from '../runbook/loss.ts'
import {
  shows,
  showsNot,
  step,
  literally,
  type Runbook,
  type RunbookFile,
  type Step,
} from '../runbook/runbook.ts'
import { foreignSuite } from '../shape/foreign-suite.ts'
import { roleOf } from '../shape/group-shape.ts'
import { planOfConfiguration, type CrsPlan, type CrsResource } from './crs-plan.ts'

const shortcomings: Shortcomings = {
  fence: 'lost servers are evicted by the voting disks of Clusterware; nothing here sets them up',
  parallel:
    'a parallel group would need CARDINALITY and local resources; it is planned as failover resources',
  'auto-failover': 'a resource that cannot be restarted is relocated; AutoFailOver has no equal',
  'auto-start':
    'AUTO_START=restore brings back what ran before the server stopped, whatever AutoStartList says',
  'failover-policy': 'HOSTING_MEMBERS is an order; RoundRobin, Load and BiggestAvailable have no equal',
  freeze:
    'there is nothing to freeze a group with before 12.2; ENABLED=0 stops the watching of each resource',
  'online-retry': 'a start that fails is not tried again on the same server (OnlineRetryLimit)',
  trigger: 'there are no triggers that could refuse',
  critical: 'there is no flag for it: whatever others need in hard() takes them along',
  prerequisites: 'Limits and Prerequisites have no equal: nothing keeps a full system from being given more',
  'link-at-least': 'hard() needs all; some of many is not possible',
  'restart-clock':
    'RestartLimit is RESTART_ATTEMPTS, but UPTIME_THRESHOLD is a time online that is looked at when the state next changes, and ConfInterval runs by itself',
  'tolerance-limit': 'a check that fails counts at once (ToleranceLimit)',
  'fault-on-monitor-timeouts': 'a check that times out is a failed one (FaultOnMonitorTimeouts)',
  'wait-limit': 'stop must have ended the service when it returns (OfflineWaitLimit)',
  'attribute-per-system': 'one value holds on all servers; the value for every system is taken',
  'probe-unknown': 'check says only online or not; a monitor that does not know counts as failed',
  secret:
    'the value is not written anywhere: put it into /etc/hawser/secrets/RESOURCE on every system (Attribute=value, mode 0600)',
}

/** A configuration set up in Oracle Clusterware 11.2 and later. other-frameworks §3.6; guide 001. */
export function clusterwareRunbook(configuration: Configuration): Runbook {
  const plan = planOfConfiguration(configuration)
  return {
    framework: 'Oracle Clusterware 11.2 and later',
    cluster: configuration.cluster.name,
    preconditions: [
      'The run-as user and group have the same numbers on every server, and on the file server of NFS mounts.',
      'appvipcfg is run as root; afterwards the run-as user is allowed to start the address (crsctl setperm).',
      `Where a type is hawser.agent.type, Hawser’s agents lie in ${foreignSuite} on every server, with equal checksums.`,
      'NFS mounts are there on every server, for good (/etc/fstab), exported sync: with async, acknowledged mail is lost when the file server crashes.',
    ],
    steps: setUp(plan),
    reverse: takeDown(plan),
    losses: lossesOf(configuration),
    files: plan.groups.flatMap(({ resources }) => resources.map(attributeFile)),
  }
}

const fileName = ({ name }: CrsResource): string => `${name}.attributes`

/** One NAME=VALUE in each line: no value has to be quoted. */
const attributeFile = (resource: CrsResource): RunbookFile => ({
  name: fileName(resource),
  purpose: `attributes of ${resource.name}, for crsctl add resource -file`,
  text: resource.attributes.map(([name, value]) => `${name}=${value}\n`).join(''),
})

const named = (name: string) => `^NAME=${literally(name)}$`
const onlineOn = (name: string, server: string) =>
  shows(['crsctl', 'status', 'resource', name], `^STATE=ONLINE on ${literally(server)}([[:space:],]|$)`)

function setUp({ types, groups }: CrsPlan): Step[] {
  return [
    ...groups.flatMap(({ vips }) =>
      vips.map(({ name, address }) =>
        step({
          title: `Make the address ${name}`,
          commands: [
            ['appvipcfg', 'create', '-network=1', `-ip=${address}`, `-vipname=${name}`, '-user=root'],
          ],
          expected: `${name} is a resource with the address ${address}`,
          check: shows(['crsctl', 'status', 'resource'], named(name)),
        }),
      ),
    ),
    ...types.map(({ name, attributes }) =>
      step({
        title: `Add the type ${name}`,
        commands: [addType(name, attributes)],
        expected: `Clusterware knows ${name}`,
        check: shows(['crsctl', 'status', 'type'], `^TYPE_NAME=${literally(name)}$`),
      }),
    ),
    ...groups.flatMap(({ resources }) =>
      resources.map((resource) =>
        step({
          title: `Add ${resource.name}`,
          commands: [
            ['crsctl', 'add', 'resource', resource.name, '-type', resource.type, '-file', fileName(resource)],
          ],
          expected: `${resource.name} is there, offline`,
          check: shows(['crsctl', 'status', 'resource'], named(resource.name)),
        }),
      ),
    ),
    ...groups.flatMap((group) => startSteps(group)),
  ]
}

/** One -attr with the list of the type's attributes, each in parentheses where there are several. */
const addType = (name: string, attributes: readonly string[]): readonly string[] => [
  'crsctl',
  'add',
  'type',
  name,
  '-basetype',
  'cluster_resource',
  '-attr',
  attributes.length === 1 ? (attributes[0] ?? '') : attributes.map((each) => `(${each})`).join(','),
]

function startSteps({ servers, vips, resources }: CrsPlan['groups'][number]): Step[] {
  const [home = '', other] = servers
  const tops = resources.filter(({ name }) => !resources.some((each) => needs(each, name)))
  const starts = tops.map(({ name }) =>
    step({
      title: `Start ${name} on ${home}, with all it needs`,
      commands: [
        ...vips.map((vip) => ['crsctl', 'stop', 'resource', vip.name]),
        ['crsctl', 'start', 'resource', name, '-n', home],
      ],
      expected: `${name} is online on ${home}`,
      check: onlineOn(name, home),
    }),
  )
  const moves = (other === undefined ? [] : [other, home]).flatMap((server) =>
    tops.slice(0, 1).map(({ name }) =>
      step({
        title: `Relocate ${name} to ${server}, to see that it can`,
        commands: [['crsctl', 'relocate', 'resource', name, '-n', server, '-f']],
        expected: `${name} is online on ${server}`,
        check: onlineOn(name, server),
        danger: 'the service is interrupted while it moves',
      }),
    ),
  )
  return [...starts, ...moves]
}

const needs = ({ attributes }: CrsResource, name: string): boolean =>
  attributes.some(([key, value]) => key === 'START_DEPENDENCIES' && value.split(/[(),: ]/).includes(name))

function takeDown({ types, groups }: CrsPlan): Step[] {
  const removed = (name: string, commands: Step['commands']) =>
    step({
      title: `Stop and remove ${name}`,
      commands,
      expected: `${name} is gone`,
      check: showsNot(['crsctl', 'status', 'resource'], named(name)),
      danger: `the service of ${name} ends for its users`,
    })
  return [
    ...groups.toReversed().flatMap(({ resources, vips }) => [
      ...resources.toReversed().map(({ name }) =>
        removed(name, [
          ['crsctl', 'stop', 'resource', name],
          ['crsctl', 'delete', 'resource', name],
        ]),
      ),
      ...vips.map(({ name }) =>
        removed(name, [
          ['crsctl', 'stop', 'resource', name],
          ['appvipcfg', 'delete', `-vipname=${name}`],
        ]),
      ),
    ]),
    ...types.map(({ name }) =>
      step({
        title: `Delete the type ${name}, unless others use it`,
        commands: [['crsctl', 'delete', 'type', name]],
        expected: `Clusterware does not know ${name} any more`,
        check: showsNot(['crsctl', 'status', 'type'], `^TYPE_NAME=${literally(name)}$`),
      }),
    ),
  ]
}

function lossesOf(configuration: Configuration): Loss[] {
  const own = namesOf(configuration.resources).flatMap((name): Loss[] => {
    const role = roleOf(configuration, name)
    if (role === 'card')
      return [loss('card', name, 'the network of the address is watched by Clusterware itself')]
    if (role === 'watched') return [loss('watched', name, 'a resource that is only watched is left out')]
    return []
  })
  const groups = namesOf(configuration.groups).map((group) =>
    loss(
      'all-in-one-group',
      group,
      'before 12.2 there are no groups: a group is the closure of its dependencies',
    ),
  )
  return gathered([...commonLosses(configuration, shortcomings), ...own, ...groups])
}
