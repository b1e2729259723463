import type { Context } from 'hono'
import type { Configuration } from '#lib/model/configuration.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { Accepted } from '#lib/wire/requests.ts'
import type { SubmitAnswer, SubmitRequest } from '#server/drivers/cluster-driver.ts'
import type { ApiDependencies, ApiEnv } from '../api-env.ts'
import { notPermitted, requireCaller } from '../caller.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { ApiFailure } from '../failure.ts'
import { mayAsk } from '../permissions.ts'

export type Submission = { readonly cluster: string } & Omit<SubmitRequest, 'user'>

/**
 * The only way from the API to a driver's `submit`: the object must exist, the caller's roles must allow the
 * intent for that object, and what came of it goes into the audit trail. Answers 202 `Accepted`.
 * Throws `unknown-cluster`, `not-found`, `not-permitted`, `refused`, `truth-has-moved`.
 */
export function submit(c: Context<ApiEnv>, dependencies: ApiDependencies, submission: Submission): Response {
  const { cluster, intent, ...request } = submission
  const driver = clusterNamed(dependencies, cluster)
  const { account } = requireCaller(c)
  const { user } = account
  const { state, at } = driver.snapshot()
  const { configuration } = state
  const object = objectOf(intent)
  const record = (outcome: string): void =>
    dependencies.audit.append({
      user,
      address: c.get('address'),
      action: intent.kind,
      object: [cluster, object.name, ...whereOf(intent)].join(' '),
      outcome,
    })

  const known = object.kind === 'operations' ? state.operations : configuration[object.kind]
  if (!Object.hasOwn(known, object.name)) {
    throw new ApiFailure('not-found', `${cluster} has no ${object.word} named ${object.name}.`)
  }
  if (!mayAsk(account, intent, state)) {
    record('not-permitted')
    throw notPermitted(user)
  }
  if ('until' in intent && typeof intent.until === 'number' && intent.until <= at) {
    throw new ApiFailure('bad-request', 'until: that is over already.')
  }
  const answer = driver.submit({ intent, user, ...request })
  record(outcomeOf(answer))
  return answerOf(c, answer)
}

const outcomeOf = (answer: SubmitAnswer): string => {
  switch (answer.kind) {
    case 'accepted':
      return `operation ${answer.operation}`
    case 'refused':
      return `refused: ${answer.reasons.map(({ code }) => code).join(', ')}`
    case 'moved':
      return 'truth-has-moved'
  }
}

function answerOf(c: Context<ApiEnv>, answer: SubmitAnswer): Response {
  switch (answer.kind) {
    case 'accepted': {
      const { operation, revision } = answer
      return c.json({ operation, revision } satisfies Accepted, 202)
    }
    case 'refused': {
      const { reasons } = answer
      throw new ApiFailure('refused', reasons.map(({ text }) => text).join(' '), { reasons })
    }
    case 'moved':
      throw new ApiFailure('truth-has-moved', 'The cluster has changed since the plan was shown.', {
        plan: answer.plan,
      })
  }
}

type ObjectOfIntent = {
  readonly kind: keyof Pick<Configuration, 'groups' | 'resources' | 'systems'> | 'operations'
  readonly word: string
  readonly name: string
}

function objectOf(intent: Intent): ObjectOfIntent {
  if ('group' in intent) return { kind: 'groups', word: 'service group', name: intent.group }
  if ('resource' in intent) return { kind: 'resources', word: 'resource', name: intent.resource }
  if ('operation' in intent) return { kind: 'operations', word: 'operation', name: String(intent.operation) }
  return { kind: 'systems', word: 'system', name: intent.system }
}

/** The system a group or resource was asked about, for the audit trail. */
function whereOf(intent: Intent): string[] {
  if ('to' in intent) return [`to ${intent.to}`]
  const ofObject = 'group' in intent || 'resource' in intent
  return ofObject && 'system' in intent ? [`on ${intent.system}`] : []
}
