import { open, readFile, rename, rm } from 'node:fs/promises'
import { z } from 'zod'
import type { SystemName } from '#lib/model/names.ts'
import { jsonOffence } from './json-offence.ts'

const authentication = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('key'), file: z.string().min(1) }),
  z.strictObject({ kind: z.literal('agent') }),
  z.strictObject({ kind: z.literal('password'), file: z.string().min(1) }),
])

const systemConnection = z.strictObject({
  address: z.string().min(1),
  port: z.int().min(1).max(65_535).default(22),
  user: z.string().min(1),
  authentication,
  hostKey: z
    .string()
    .regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'must be as ssh-keygen -l prints it: SHA256: and 43 characters')
    .nullable()
    .default(null),
  fence: z
    .strictObject({ program: z.string().min(1), options: z.record(z.string().min(1), z.string()) })
    .nullable()
    .default(null),
  suiteDirectory: z
    .string()
    .regex(/^[\w./-]+$/, 'must be a plain path')
    .default('.hawser/agents'),
})

/** A configuration directory of a system whose outside edits are shown, to be adopted or reverted. */
const watch = z.strictObject({
  system: z.string().min(1),
  directory: z.string().regex(/^\/[^\0\n]*$/, 'must be an absolute path'),
})

/** How soon a system that is gone counts as silent: so many pings of its runner unanswered, so far apart. */
const heartbeat = z.strictObject({
  intervalMs: z.int().min(100).max(60_000),
  unanswered: z.int().min(2).max(100),
})

const connectionsFile = z
  .strictObject({
    systems: z.record(z.string().min(1), systemConnection),
    watch: watch.nullable().default(null),
    heartbeat: heartbeat.default({ intervalMs: 2_000, unanswered: 3 }),
  })
  .refine(({ systems, watch: place }) => place === null || Object.hasOwn(systems, place.system), {
    path: ['watch', 'system'],
    message: 'must be one of the systems',
  })

/** How one system is reached, as connections.json says it, with the defaults filled in. */
export type SystemConnection = z.infer<typeof systemConnection>

export type WatchedDirectoryPlace = z.infer<typeof watch>

export type Heartbeat = z.infer<typeof heartbeat>

export type ConnectionsProblem = {
  /** Path inside the file, `systems.sysA.port`, or `line 3, column 7` of a text that is no JSON; else empty. */
  readonly at: string
  readonly text: string
}

export type LoadedConnections =
  | { readonly ok: true; readonly connections: Connections }
  | { readonly ok: false; readonly problems: readonly ConnectionsProblem[] }

/** A cluster's connections.json: read whole, changed only by trusting a host key. */
export class Connections {
  readonly #path: string
  #systems: Readonly<Record<string, SystemConnection>>
  /** Null: nothing is watched. */
  readonly watch: WatchedDirectoryPlace | null
  readonly heartbeat: Heartbeat
  #writing: Promise<void> = Promise.resolve()

  private constructor(path: string, file: z.infer<typeof connectionsFile>) {
    this.#path = path
    this.#systems = file.systems
    this.watch = file.watch
    this.heartbeat = file.heartbeat
  }

  /** Reads and checks the file; a missing or bad one is answered with every problem and where it is. */
  static async load(path: string): Promise<LoadedConnections> {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error)
    if (text instanceof Error) {
      return refused([{ at: '', text: `${path} cannot be read (${text.code ?? text.message})` }])
    }
    const parsed = parseJson(text)
    if ('problem' in parsed) return refused([parsed.problem])
    const checked = connectionsFile.safeParse(parsed.value)
    if (checked.success) return { ok: true, connections: new Connections(path, checked.data) }
    return refused(
      checked.error.issues.map(({ path: place, message }) => ({
        at: place.join('.'),
        line: null,
        text: message,
      })),
    )
  }

  /** Null when the system is not in the file. */
  of(system: SystemName): SystemConnection | null {
    return Object.hasOwn(this.#systems, system) ? (this.#systems[system] ?? null) : null
  }

  /**
   * Pins a host key that a person has compared, and writes the file anew, atomically, readable by its owner alone.
   *
   * @throws RangeError for a system that is not in the file or a text that is no fingerprint; file-system errors.
   */
  trustHostKey(system: SystemName, fingerprint: string): Promise<void> {
    const before = this.of(system)
    if (before === null) throw new RangeError(`no connection of a system named ${system}`)
    const hostKey = systemConnection.shape.hostKey.safeParse(fingerprint)
    if (!hostKey.success) throw new RangeError(`${fingerprint} is no SHA256 fingerprint`)
    this.#systems = { ...this.#systems, [system]: { ...before, hostKey: hostKey.data } }
    const { heartbeat: beat, watch: place } = this
    const file = { systems: this.#systems, ...(place && { watch: place }), heartbeat: beat }
    const text = `${JSON.stringify(file, null, 2)}\n`
    this.#writing = this.#writing.catch(() => undefined).then(() => replaceFile(this.#path, text))
    return this.#writing
  }
}

const refused = (problems: readonly ConnectionsProblem[]): LoadedConnections => ({ ok: false, problems })

const parseJson = (text: string): { readonly value: unknown } | { readonly problem: ConnectionsProblem } => {
  const offence = jsonOffence(text)
  if (offence === null) return { value: JSON.parse(text) }
  const { line, column } = offence
  return { problem: { at: `line ${line}, column ${column}`, text: 'this is not JSON from here on' } }
}

const replaceFile = async (path: string, text: string): Promise<void> => {
  const beside = `${path}.new`
  await rm(beside, { force: true })
  const file = await open(beside, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}
