import type { OpenAPIHono } from '@hono/zod-openapi'
import type { HttpBindings } from '@hono/node-server'
import type { Account } from '#lib/wire/accounts.ts'
import type { ConfigurationProblem } from '#lib/wire/errors.ts'
import type { ClusterDriver, ConfigurationFile } from '#server/drivers/cluster-driver.ts'
import type { Clock, Log, Random, SecretBox } from '#server/ports.ts'
import type { Links } from '#server/store/accounts/links.ts'
import type { Accounts } from '#server/store/accounts/accounts.ts'
import type { AuditTrail } from '#server/store/accounts/audit.ts'
import type { Sessions } from '#server/store/accounts/sessions.ts'

/** What the API is given; it makes none of it itself. */
export type ApiDependencies = {
  readonly clusters: readonly ClusterSlot[]
  readonly accounts: Accounts
  readonly links: Links
  readonly sessions: Sessions
  readonly audit: AuditTrail
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Origins a browser may send changes from: `http://127.0.0.1:3000`. */
  readonly origins: readonly string[]
  /** Type files shipped with Hawser, for includes that are not handed in. */
  readonly bundledTypes: readonly ConfigurationFile[]
  /** Seals what comes in plain. */
  readonly secrets: Pick<SecretBox, 'seal' | 'sealAgain'>
  /** Types the suite has agents for. */
  readonly agentTypes: ReadonlySet<string>
  /** Where the lab can be told what to do; null when there is none. Asked on every request. */
  readonly lab: () => LabDoor | null
  /** Null: commands of this machine must sign in as everybody else. */
  readonly commandLine: CommandLineDoor | null
  readonly streamTiming?: StreamTiming
}

/** A cluster of the data directory: running, or with what is wrong with it. */
export type ClusterSlot =
  | { readonly kind: 'running'; readonly name: string; readonly driver: ClusterDriver }
  | {
      readonly kind: 'not-loaded'
      readonly name: string
      readonly message: string
      readonly problems: readonly ConfigurationProblem[]
    }

export type LabDoor = {
  /** Control address: `http://127.0.0.1:4100`. */
  readonly url: string
  readonly token: string
}

export type StreamTiming = {
  readonly commentEveryMs: number
  readonly sessionCheckEveryMs: number
}

/** What lets the commands of this machine's administrator in, and the name they act under. */
export type CommandLineDoor = { readonly token: string; readonly user: string }

/** Who is asking. */
export type Caller = {
  readonly account: Account
  /** Of the session; null for the commands of this machine's administrator, who has none. */
  readonly token: string | null
  /** Whether the caller may still see what it was let in for. Keeps a session from going idle. */
  readonly lives: () => boolean
}

export type ApiEnv = {
  Bindings: HttpBindings
  Variables: {
    /** Null without a living session. */
    caller: Caller | null
    /** Address the request came from, as far as it can be known. */
    address: string
  }
}

export type Api = OpenAPIHono<ApiEnv>
