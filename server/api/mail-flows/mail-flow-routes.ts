import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { groupName } from '#lib/model/names.ts'
import { mailFlowBody } from '#lib/wire/mail-flow/setting.ts'
import type { MailFlows } from '#server/drivers/mail-flows.ts'
import { answers, clusterParams, jsonBody, nameInPath } from '../answer-schemas.ts'
import type { Api, ApiDependencies, ApiEnv } from '../api-env.ts'
import { notPermitted, requireCaller } from '../caller.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { ApiFailure } from '../failure.ts'
import { may } from '../permissions.ts'

const path = '/api/clusters/{cluster}/groups/{group}/mail-flow'
const params = clusterParams.extend({ group: nameInPath })

const mailFlowSchema = z
  .looseObject({})
  .openapi('MailFlow', { description: '`MailFlow` of `lib/wire/mail-flow/mail-flow.ts`' })

const list = createRoute({
  method: 'get',
  path: '/api/clusters/{cluster}/mail-flows',
  summary: 'Groups whose mail flow is proved, with the last results',
  request: { params: clusterParams },
  responses: answers(200, 'The groups, by name', z.array(mailFlowSchema)),
})
const configure = createRoute({
  method: 'put',
  path,
  summary: 'Set how the mail flow of a group is proved; without a password the one that is kept stays',
  request: { params, ...jsonBody(mailFlowBody) },
  responses: answers(204, 'Set'),
})
const remove = createRoute({
  method: 'delete',
  path,
  summary: 'Prove the mail flow of a group no longer, and forget the results',
  request: { params },
  responses: answers(204, 'Removed'),
})
const proveNow = createRoute({
  method: 'post',
  path: `${path}/prove`,
  summary: 'Prove the mail flow of a group now, where it is online',
  request: { params },
  responses: answers(204, 'Begun'),
})

/** Proofs that mail flows. They change no state and no configuration; passwords come in and never go out. */
export function addMailFlowRoutes(api: Api, dependencies: ApiDependencies): void {
  const { audit } = dependencies
  const note = (c: Context<ApiEnv>, action: string, object: string, outcome: string): void =>
    audit.append({
      user: requireCaller(c).account.user,
      address: c.get('address'),
      action: `mail-flow.${action}`,
      object,
      outcome,
    })
  /** The proofs of the cluster, which must have the group where one is named. */
  const flowsOf = (cluster: string, group: string | null): MailFlows => {
    const driver = clusterNamed(dependencies, cluster)
    const { groups } = driver.snapshot().state.configuration
    if (group !== null && !Object.hasOwn(groups, group))
      throw new ApiFailure('not-found', `${cluster} has no service group named ${group}.`)
    if (driver.mailFlows) return driver.mailFlows
    throw new ApiFailure(
      'bad-configuration',
      `The mail-flows.json of ${cluster} cannot be used; the log of the engine says why.`,
    )
  }

  api.openapi(list, (c) => {
    const { cluster } = c.req.valid('param')
    const { groups } = clusterNamed(dependencies, cluster).snapshot().state.configuration
    // A group that has left the configuration may come back: what is kept of it is kept.
    return c.json(
      flowsOf(cluster, null)
        .all()
        .filter(({ group }) => Object.hasOwn(groups, group)),
    )
  })
  api.openapi(configure, (c) => {
    const { cluster, group } = c.req.valid('param')
    const { setting, password } = c.req.valid('json')
    flowsOf(cluster, group).configure(group, setting, password ?? null)
    note(c, 'set', `${cluster} ${group}`, 'set')
    return c.body(null, 204)
  })
  api.openapi(remove, (c) => {
    const { cluster, group } = c.req.valid('param')
    flowsOf(cluster, group).configure(group, null, null)
    note(c, 'remove', `${cluster} ${group}`, 'removed')
    return c.body(null, 204)
  })
  api.openapi(proveNow, (c) => {
    const { cluster, group } = c.req.valid('param')
    const { account } = requireCaller(c)
    const flows = flowsOf(cluster, group)
    if (!may(account, 'group.operate', groupName(group))) {
      note(c, 'prove', `${cluster} ${group}`, 'not-permitted')
      throw notPermitted(account.user)
    }
    const answer = flows.prove(group, account.user)
    if (answer.kind === 'begun') {
      note(c, 'prove', `${cluster} ${group}`, 'begun')
      return c.body(null, 204)
    }
    const { reasons } = answer
    note(c, 'prove', `${cluster} ${group}`, `refused: ${reasons.map(({ code }) => code).join(', ')}`)
    throw new ApiFailure('refused', reasons.map(({ text }) => text).join(' '), { reasons })
  })
}
