import { z } from 'zod'
import { editsSchema } from './edit-schema.ts'
import { typesBody } from './requests.ts'

/** Bodies of the requests that change a configuration (`…/configuration/*`). */

/** Made by the caller; a second request with the same id is answered as the first was. */
const requestId = z.string().min(8).max(64)
const reason = z.string().max(500)
const version = z.number().int().positive()

export const filesSchema = z
  .array(z.object({ name: z.string().min(1).max(255), text: z.string() }))
  .min(1)
  .max(64)

/** Seconds to a day: longer than that nobody remembers what is to be confirmed. */
const confirmWithinMs = z
  .number()
  .int()
  .min(1_000)
  .max(24 * 3_600_000)
  .nullable()
  .default(null)

/** What is to change: edits, or whole files as text. Exactly one of the two. */
const change = {
  /** Version the caller was looking at. Files need it to be the newest still; edits survive a freeze in between. */
  base: z.number().int().nonnegative().optional(),
  edits: editsSchema.optional(),
  files: filesSchema.optional(),
}
const isOneOf = ({ edits, files }: { readonly edits?: unknown; readonly files?: unknown }): boolean =>
  (edits === undefined) !== (files === undefined)
const oneOf = 'either edits or files'

export const openBody = z.object({ requestId: requestId.optional() })
export const adoptBody = z.object({ requestId: requestId.optional(), reason: reason.default('') })
export const takeOverBody = z.object({ requestId: requestId.optional(), reason: reason.default('') })
export const closeBody = z.object({ requestId: requestId.optional(), discard: z.boolean().default(false) })
export const draftBody = z.object({ edits: editsSchema })
export const previewBody = z.object(change).refine(isOneOf, oneOf)
export const applyBody = z
  .object({ ...change, requestId, reason: reason.default(''), confirmWithinMs })
  .refine(isOneOf, oneOf)
export const loadBody = z.object({
  files: filesSchema,
  base: change.base,
  requestId: requestId.optional(),
  reason: reason.default(''),
})
export const confirmBody = z.object({ requestId: requestId.optional(), version })
export const rollbackBody = z.object({ requestId, version, reason: reason.default(''), confirmWithinMs })
export const removeTypeBody = z.object({
  requestId: requestId.optional(),
  type: z.string().min(1).max(255),
  reason: reason.default(''),
})
export const importTypesBody = typesBody.extend({
  requestId: requestId.optional(),
  reason: reason.default(''),
})
export const sealBody = z.object({
  value: z
    .string()
    .min(1)
    .max(4096)
    .regex(/^[^\r\n\0]*$/, 'one line'),
})
