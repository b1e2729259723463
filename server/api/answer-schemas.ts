import { z } from '@hono/zod-openapi'
import { clusterRoles, groupRoles } from '#lib/wire/accounts.ts'
import type { ConfigurationProblem } from '#lib/wire/errors.ts'
import { errorCodes } from '#lib/wire/errors.ts'
import { acceptedAnswer } from '#lib/wire/requests.ts'

/** Schemas of answers, for the OpenAPI document. Large trees are described by the name of their type in lib. */

const treeOf = (type: string, file: string) =>
  z.looseObject({}).openapi(type, { description: `\`${type}\` of \`${file}\`` })

export const accountSchema = z
  .object({
    user: z.string(),
    role: z.enum(clusterRoles),
    groups: z.record(z.string(), z.enum(groupRoles)),
    passwordSet: z.boolean(),
  })
  .openapi('Account')

export const problemSchema = z
  .object({
    id: z.string(),
    severity: z.enum(['error', 'warning']),
    file: z.string(),
    line: z.number().int(),
    column: z.number().int(),
    message: z.string(),
    expected: z.string().nullable(),
    hint: z.string().nullable(),
  })
  .openapi('ConfigurationProblem') satisfies z.ZodType<ConfigurationProblem>

const errorSchema = z
  .object({
    error: z.object({
      code: z.enum(errorCodes),
      message: z.string(),
      reasons: z.array(z.object({ code: z.string(), text: z.string() })).optional(),
      refusals: z.array(treeOf('EditRefusal', 'lib/maincf/edit/edit.ts')).optional(),
      plan: treeOf('Plan', 'lib/planner/plan.ts').optional(),
      problems: z.array(problemSchema).optional(),
    }),
  })
  .openapi('ErrorAnswer')

export const summarySchema = treeOf('ClusterSummary', 'lib/wire/snapshot.ts')
export const snapshotSchema = treeOf('ClusterSnapshot', 'lib/wire/snapshot.ts')
export const operationSchema = treeOf('Operation', 'lib/model/runtime.ts')
export const decisionSchema = treeOf('Decision', 'lib/policy/decision.ts')
export const acceptedSchema = acceptedAnswer.openapi('Accepted')
export const deskSchema = treeOf('DeskState', 'lib/wire/configuration.ts')
export const versionSchema = treeOf('VersionOnWire', 'lib/wire/configuration.ts')
export const previewSchema = treeOf('ChangePreview', 'lib/wire/configuration.ts')
export const preflightSchema = treeOf('PreflightReport', 'lib/wire/preflight.ts')
export const readinessSchema = treeOf('Readiness', 'lib/wire/preflight.ts')
export const differenceSchema = z.array(treeOf('FileDifference', 'lib/wire/configuration.ts'))
export const failoverSchema = treeOf('FailoverOnWire', 'lib/wire/failovers.ts')
export const notesSchema = treeOf('NotesOnWire', 'lib/wire/notes.ts')
export const filesSchema = z.object({ files: z.array(z.object({ name: z.string(), text: z.string() })) })
export const problemsSchema = z.object({ problems: z.array(problemSchema) })

const errorContent = { 'application/json': { schema: errorSchema } }

type Responses = Readonly<
  Record<string, { description: string; content?: Record<string, { schema: z.ZodType }> }>
>

/** The described answer of a route and the error answer all routes share. */
export const answers = (status: number, description: string, schema?: z.ZodType, type = 'application/json') =>
  ({
    [status]: { description, ...(schema && { content: { [type]: { schema } } }) },
    default: { description: 'Any failure', content: errorContent },
  }) as Responses

/** A required JSON body. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true as const, content: { 'application/json': { schema } } },
})

/** A name as it stands in a path. */
export const nameInPath = z.string().min(1).max(255)
export const clusterParams = z.object({ cluster: nameInPath })
