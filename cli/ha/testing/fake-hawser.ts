import { clusterName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { ErrorAnswer } from '#lib/wire/errors.ts'
import type { Cluster, Followed } from '../connection/cluster.ts'
import { ApiRefusal } from '../connection/http.ts'
import type { Program } from '../program.ts'
import { runProgram } from '../run-program.ts'
import { sampleState } from './sample-state.ts'

export type Ran = { readonly code: number; readonly out: string; readonly err: string }

/** A Hawser in memory: it has the states it is given, answers what it is told to, and remembers what it was asked. */
export class FakeHawser {
  states: readonly ClusterState[] = [sampleState()]
  /** Answers by path; a function throws what the API would refuse. */
  readonly answers = new Map<string, unknown>()
  readonly posted: { readonly path: string; readonly body: unknown }[] = []
  readonly wanted: (string | null)[] = []

  refuse(path: string, error: ErrorAnswer['error']): void {
    this.answers.set(path, () => {
      throw new ApiRefusal(error)
    })
  }

  /** Runs a command; what it asks a person is answered with `typed`. */
  async run(program: Program, words: readonly string[], typed = ''): Promise<Ran> {
    let out = ''
    let err = ''
    const terminal = {
      out: (text: string) => void (out += text),
      err: (text: string) => void (err += text),
      environment: {},
      askSecret: () => Promise.resolve(typed),
      interrupted: new AbortController().signal,
    }
    const code = await runProgram(program, words, terminal, (_environment, wanted) => {
      this.wanted.push(wanted)
      return Promise.resolve(this.#cluster())
    })
    return { code, out, err }
  }

  #cluster(): Cluster {
    const [state = sampleState()] = this.states
    const answer = (path: string): Promise<unknown> => {
      const found = this.answers.get(path)
      if (found === undefined) throw new Error(`the test has no answer for ${path}`)
      return Promise.resolve(typeof found === 'function' ? found() : found)
    }
    return {
      name: clusterName('sample'),
      snapshot: () => Promise.resolve(snapshotOf(state)),
      get: async (path) => answer(path),
      getFromApi: async (path) => answer(path),
      post: async (path, body) => {
        this.posted.push({ path, body })
        return answer(path)
      },
      follow: (until) => followed(this.states, until),
    }
  }
}

const snapshotOf = (state: ClusterState) => ({ state, at: 0, facts: {}, contacts: {} })

/** All states, then nothing new until it is ended. */
async function* followed(states: readonly ClusterState[], until: AbortSignal): AsyncGenerator<Followed> {
  for (const state of states) yield { snapshot: snapshotOf(state), change: null }
  if (states.length > 1) return
  await new Promise((resolve) => until.addEventListener('abort', resolve, { once: true }))
}
