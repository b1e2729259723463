import type { Context } from 'hono'
import { z } from '@hono/zod-openapi'
import type { EditRefusal } from '#lib/maincf/edit/edit.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterDriver } from '#server/drivers/cluster-driver.ts'
import type { DeskAnswer } from '#server/drivers/configuration-desk.ts'
import { deskSchema } from '../answer-schemas.ts'
import type { ApiDependencies, ApiEnv } from '../api-env.ts'
import { requireCaller } from '../caller.ts'
import { ApiFailure } from '../failure.ts'
import { maskedDesk } from './masked-desk.ts'

/** What every change of the desk is answered with. */
export const deskAnswerShape = { version: z.number().int(), desk: deskSchema }

/** Puts what came of a request into the audit trail; throws `refused` with all reasons. */
export function noted(
  c: Context<ApiEnv>,
  { audit }: ApiDependencies,
  driver: ClusterDriver,
  {
    verb,
    about = '',
    answer,
  }: { readonly verb: string; readonly about?: string; readonly answer: DeskAnswer },
) {
  const { user } = requireCaller(c).account
  const record = (outcome: string): void =>
    audit.append({
      user,
      address: c.get('address'),
      action: `configuration.${verb}`,
      object: [driver.name, about].filter(Boolean).join(' ').slice(0, 500),
      outcome,
    })
  if (answer.kind === 'refused') {
    record(`refused: ${answer.reasons.map(({ code }) => code).join(', ')}`)
    throw refusedBecause(answer.reasons)
  }
  record(`version ${answer.version}`)
  return { version: answer.version, desk: maskedDesk(driver) }
}

export const refusedBecause = (
  reasons: readonly Reason[],
  refusals: readonly EditRefusal[] = [],
): ApiFailure =>
  new ApiFailure('refused', reasons.map(({ text }) => text).join(' '), {
    reasons,
    ...(refusals.length > 0 && { refusals }),
  })
