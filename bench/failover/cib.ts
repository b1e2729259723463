import {
  resourcesOfGroup,
  systemNameAt,
  systemsOfGroup,
  type ClusterSize,
} from '../cluster/generated-cluster.ts'

/**
 * The same cluster as Pacemaker keeps it: groups give order and colocation, every monitor has answered on every
 * node, utilization carries the load, and one node has been fenced, so its history is erased as the controller
 * does it. Group g runs on the first system of its list.
 */
export function cib(size: ClusterSize, lost: string): string {
  const nodes = Array.from({ length: size.systems }, (_, index) => systemNameAt(index))
  const groups = Array.from({ length: size.groups }, (_, index) => groupXml(size, index))
  return `<cib crm_feature_set="3.14.0" validate-with="pacemaker-3.7" epoch="1" num_updates="1" admin_epoch="0" have-quorum="1" dc-uuid="${nodes.at(-1)}">
<configuration>
<crm_config><cluster_property_set id="options">
${nvpair('options', 'stonith-enabled', 'false')}
${nvpair('options', 'placement-strategy', 'balanced')}
</cluster_property_set></crm_config>
<nodes>
${nodes.map(nodeXml).join('\n')}
</nodes>
<resources>
${groups.join('\n')}
</resources>
<constraints/>
<rsc_defaults><meta_attributes id="defaults">${nvpair('defaults', 'resource-stickiness', '100')}</meta_attributes></rsc_defaults>
</configuration>
<status>
${nodes.map((node) => (node === lost ? lostState(node) : nodeState(size, node))).join('\n')}
</status>
</cib>
`
}

const nvpair = (owner: string, name: string, value: string): string =>
  `<nvpair id="${owner}-${name}" name="${name}" value="${value}"/>`

const utilization = (owner: string, load: number): string =>
  `<utilization id="${owner}-use">${nvpair(`${owner}-use`, 'load', String(load))}</utilization>`

const nodeXml = (node: string): string =>
  `<node id="${node}" uname="${node}">${utilization(node, 1000)}</node>`

function groupXml(size: ClusterSize, index: number): string {
  const members = resourcesOfGroup(size, index).map((name, place) => {
    const monitor = `<operations><op id="${name}-monitor" name="monitor" interval="60s" timeout="60s"/></operations>`
    const load = place === 0 ? utilization(name, 1) : ''
    return `<primitive id="${name}" class="ocf" provider="pacemaker" type="Dummy">${load}${monitor}</primitive>`
  })
  return `<group id="g${index}">${members.join('')}</group>`
}

const lostState = (node: string): string =>
  `<node_state id="${node}" uname="${node}" in_ccm="false" crmd="offline" join="down" expected="down"/>`

function nodeState(size: ClusterSize, node: string): string {
  const histories = Array.from({ length: size.groups }, (_, index) => {
    const isHome = systemsOfGroup(size, index)[0] === node
    return resourcesOfGroup(size, index)
      .map((name) => history(name, node, isHome))
      .join('\n')
  })
  return `<node_state id="${node}" uname="${node}" in_ccm="true" crmd="online" join="member" expected="member">
<lrm id="${node}"><lrm_resources>
${histories.join('\n')}
</lrm_resources></lrm></node_state>`
}

function history(name: string, node: string, isHome: boolean): string {
  const operations = isHome
    ? [operation(name, node, 'start', 0, 0), operation(name, node, 'monitor', 60_000, 0)]
    : [operation(name, node, 'monitor', 0, 7)]
  return `<lrm_resource id="${name}" class="ocf" provider="pacemaker" type="Dummy">${operations.join('')}</lrm_resource>`
}

function operation(name: string, node: string, task: string, intervalMs: number, code: number): string {
  const key = `1:0:${code}:5ca1ab1e-0000-4000-8000-000000000000`
  const id = intervalMs === 0 ? `${name}_last_0` : `${name}_${task}_${intervalMs}`
  return `<lrm_rsc_op id="${id}" operation_key="${name}_${task}_${intervalMs}" operation="${task}" crm_feature_set="3.14.0" transition-key="${key}" transition-magic="0:${code};${key}" on_node="${node}" call-id="1" rc-code="${code}" op-status="0" interval="${intervalMs}" last-rc-change="1" exec-time="5" queue-time="0"/>`
}
