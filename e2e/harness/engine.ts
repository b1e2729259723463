import type { Operation } from '../../lib/model/runtime.ts'
import { groupStateOn } from '../../lib/model/group-state.ts'
import { groupName, namesOf, systemName } from '../../lib/model/names.ts'
import { switchTargets } from '../../lib/policy/can.ts'
import type { ClusterSnapshot } from '../../lib/wire/snapshot.ts'

/** The API as a program uses it, with a session of its own. */
export class Engine {
  readonly #url: string
  readonly #cluster: string
  #cookie = ''

  constructor(url: string, cluster: string) {
    this.#url = url
    this.#cluster = cluster
  }

  async #send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.#url}/api${path}`, {
      method,
      headers: { origin: this.#url, cookie: this.#cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }

  #keepCookie(answer: Response): void {
    this.#cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? this.#cookie
  }

  /** By the one-time link that was printed. */
  async signInByLink(link: string): Promise<void> {
    const token = new URL(link).searchParams.get('link') ?? ''
    const answer = await this.#send('POST', '/session/link', { token })
    if (!answer.ok) throw new Error(`sign-in refused: ${answer.status} ${await answer.text()}`)
    this.#keepCookie(answer)
  }

  /** Waits for an engine that is just being started again. */
  async signIn(user: string, password: string): Promise<void> {
    const answer = await until(
      () => this.#send('POST', '/session', { user, password }),
      ({ status }) => status !== 503,
      30_000,
      () => 'the engine does not come back',
    )
    if (!answer.ok) throw new Error(`sign-in refused: ${answer.status} ${await answer.text()}`)
    this.#keepCookie(answer)
  }

  async get(path: string): Promise<{ status: number; body: unknown }> {
    const answer = await this.#send('GET', path)
    return { status: answer.status, body: await answer.json() }
  }

  async post(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
    const answer = await this.#send('POST', path, body)
    return { status: answer.status, body: await answer.json().catch(() => null) }
  }

  async put(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
    const answer = await this.#send('PUT', path, body)
    return { status: answer.status, body: await answer.json().catch(() => null) }
  }

  /** An answer as it comes over the wire. */
  async bytes(path: string): Promise<Buffer> {
    const answer = await this.#send('GET', path)
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return Buffer.from(await answer.arrayBuffer())
  }

  /** Reads a stream of events until it is ended; `end` answers all that came. */
  async follow(path: string): Promise<{ readonly end: () => Buffer }> {
    const { body } = await this.#send('GET', path)
    if (!body) throw new Error(`${path}: no stream`)
    const came: Uint8Array[] = []
    const reader = body.getReader()
    const read = async (): Promise<void> => {
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) came.push(piece.value)
    }
    const reading = read().catch((error: unknown) => void came.push(Buffer.from(String(error))))
    return {
      end: () => {
        void reader.cancel().then(() => reading)
        return Buffer.concat(came)
      },
    }
  }

  async snapshot(): Promise<ClusterSnapshot> {
    const { status, body } = await this.get(`/clusters/${this.#cluster}`)
    if (status !== 200) throw new Error(`snapshot: ${status} ${JSON.stringify(body)}`)
    return body as ClusterSnapshot
  }

  /** `ONLINE`, `OFFLINE|FAULTED` … per system. */
  async places(group: string): Promise<Record<string, string>> {
    const { state } = await this.snapshot()
    const systems = namesOf(state.groups[groupName(group)]?.places ?? {})
    return Object.fromEntries(
      systems.map((system) => [system, groupStateOn(state, groupName(group), systemName(system)).join('|')]),
    )
  }

  /** Where a group is plainly ONLINE. */
  async onlineOn(group: string): Promise<string[]> {
    return Object.entries(await this.places(group)).flatMap(([system, state]) =>
      state === 'ONLINE' ? [system] : [],
    )
  }

  /** Where a group is plainly ONLINE while every other system of its list is probed and would take it. */
  async switchableFrom(group: string): Promise<string[]> {
    const { state } = await this.snapshot()
    const here = namesOf(state.groups[groupName(group)]?.places ?? {}).filter(
      (system) => groupStateOn(state, groupName(group), systemName(system)).join('|') === 'ONLINE',
    )
    const others = switchTargets(state, groupName(group)).filter(({ system }) => !here.includes(system))
    return others.every(({ allowed }) => allowed) ? here : []
  }

  async groups(): Promise<string[]> {
    return namesOf((await this.snapshot()).state.configuration.groups)
  }

  /** Sends a command; answers the operation's number, or null with the refusal thrown as text when refused. */
  async command(path: string, body: Record<string, unknown> = {}): Promise<number> {
    const answer = await this.post(`/clusters/${this.#cluster}${path}`, {
      requestId: crypto.randomUUID(),
      ...body,
    })
    if (answer.status !== 202) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return (answer.body as { operation: number }).operation
  }

  async operation(id: number): Promise<Operation> {
    const { status, body } = await this.get(`/clusters/${this.#cluster}/operations/${id}`)
    if (status !== 200) throw new Error(`operation ${id}: ${status}`)
    return body as Operation
  }

  /** Waits until an operation no longer runs. */
  async ended(id: number, withinMs = 90_000): Promise<Operation> {
    return until(
      () => this.operation(id),
      (operation) => operation.state !== 'RUNNING',
      withinMs,
      (operation) => `operation ${id} is still ${operation?.state}: ${JSON.stringify(operation?.steps)}`,
    )
  }

  /** Waits until every group is ONLINE somewhere. */
  async allOnline(withinMs = 90_000): Promise<void> {
    const groups = await this.groups()
    const look = async () => {
      const places = await Promise.all(
        groups.map(async (group) => ({ group, places: await this.places(group) })),
      )
      return places.filter((each) => !Object.values(each.places).includes('ONLINE'))
    }
    await until(
      look,
      (missing) => missing.length === 0,
      withinMs,
      (missing) => `not online: ${JSON.stringify(missing)}`,
    )
  }
}

/** Asks again until the answer is good. The last answer is told when it never was. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  good: (answer: Answer) => boolean,
  withinMs: number,
  tell: (answer: Answer | undefined) => string,
): Promise<Answer> {
  const end = Date.now() + withinMs
  let last: Answer | undefined
  let trouble = ''
  while (Date.now() < end) {
    try {
      last = await ask()
      if (good(last)) return last
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${tell(last)}${trouble && ` (${trouble})`}`)
}
