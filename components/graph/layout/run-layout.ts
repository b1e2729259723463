import type { ELK } from 'elkjs/lib/elk-api'
import type { Picture, Positions } from '../picture.ts'
import { fromElk, seed, toElk } from './elk-graph.ts'

let engine: Promise<ELK> | null = null

/** The layout engine is large: it is loaded when the first graph is shown, and works in a worker. */
function theEngine(): Promise<ELK> {
  engine ??= import('elkjs/lib/elk-api').then(
    ({ default: Elk }) =>
      new Elk({
        workerFactory: () => new Worker(new URL('elkjs/lib/elk-worker.min.js', import.meta.url)),
      }),
  )
  return engine
}

/** Finds a place for every box. With old places the picture keeps its order; without, it is drawn afresh. */
export async function runLayout(picture: Picture, old: Positions): Promise<Positions> {
  const elk = await theEngine()
  return fromElk(await elk.layout(toElk(picture, seed(picture, old) ?? {})))
}
