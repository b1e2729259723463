import { z } from 'zod'

/** Bodies of the API's commands. Paths: see `server/api`. Every command is answered 202 `Accepted`. */

const name = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'letters, digits, ".", "-" and "_"')

/** Part of every command. */
const command = {
  /** Made by the caller; a second request with the same id is the same operation. */
  requestId: z.string().min(8).max(64),
  /** Revision the caller was looking at; with `seenPlan` the engine refuses when its plan differs now. */
  seenRevision: z.number().int().nonnegative().optional(),
  seenPlan: z.string().max(64).optional(),
}

const reason = z.string().max(500).default('')

/** Part of every freeze. `until`: milliseconds since the epoch. */
const freeze = {
  reason,
  persistent: z.boolean().optional(),
  until: z.number().int().positive().nullable().optional(),
}

export const commandBodies = {
  'group.online': z.object({ ...command, system: name }),
  'group.offline': z.object({ ...command, system: name }),
  'group.switch': z.object({ ...command, to: name }),
  'group.clear': z.object({ ...command, system: name }),
  'group.probe': z.object({ ...command, system: name }),
  'group.flush': z.object({ ...command, system: name, force: z.boolean().default(false) }),
  'group.freeze': z.object({ ...command, ...freeze }),
  'group.unfreeze': z.object({ ...command }),
  'group.enable': z.object({ ...command, system: name }),
  'group.disable': z.object({ ...command, system: name }),
  'group.autoenable': z.object({ ...command, system: name }),
  'group.clearAdminWait': z.object({ ...command, system: name, fault: z.boolean().default(false) }),
  'resource.online': z.object({ ...command, system: name }),
  'resource.offline': z.object({ ...command, system: name }),
  'resource.clear': z.object({ ...command, system: name }),
  'resource.probe': z.object({ ...command, system: name }),
  'resource.action': z.object({
    ...command,
    system: name,
    action: name,
    arguments: z.array(z.string().max(1024)).max(64).default([]),
  }),
  'system.freeze': z.object({ ...command, ...freeze, evacuate: z.boolean().optional() }),
  'system.unfreeze': z.object({ ...command }),
  'system.fence': z.object({ ...command }),
  /** `phrase` must be `<cluster>/<system>`, typed by the person. */
  'system.confirmDown': z.object({ ...command, phrase: z.string().max(600) }),
  'system.evacuate': z.object({ ...command }),
  'system.stop': z.object({ ...command, mode: z.enum(['offline', 'evacuate', 'leave']) }),
  'system.start': z.object({ ...command }),
  'system.load': z.object({ ...command, load: z.number().int().min(0).max(1_000_000_000) }),
  'operation.cancel': z.object({ ...command }),
} as const

export const signInBody = z.object({ user: z.string().min(1).max(64), password: z.string().min(1).max(1024) })
export const linkBody = z.object({ token: z.string().min(16).max(128) })
/** `current`: asked for when the account has a password already. */
export const passwordBody = z.object({
  password: z.string().min(1).max(1024),
  current: z.string().max(1024).optional(),
})
export const trustHostKeyBody = z.object({ fingerprint: z.string().min(8).max(128) })

/** A configuration as files: `main.cf` and what it includes. */
export const configurationBody = z.object({
  files: z
    .array(z.object({ name: z.string().min(1).max(255), text: z.string() }))
    .min(1)
    .max(64),
})
export const typesBody = z.object({ fileName: z.string().min(1).max(255), text: z.string() })

export const acceptedAnswer = z.object({ operation: z.number().int(), revision: z.number().int() })
export type Accepted = z.infer<typeof acceptedAnswer>
