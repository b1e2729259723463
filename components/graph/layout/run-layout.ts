import type { ELK } from 'elkjs/lib/elk-api'
import type { Picture, Positions } from '../picture.ts'
import { fromElk, seed, toElk } from './elk-graph.ts'
import { plainPlaces } from './plain-places.ts'

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

/**
 * Starts the worker and lets it lay out a single box, so that it is warm when the first graph is shown.
 * The layout that needs it tries again after a failure.
 */
export function warmLayout(): void {
  void theEngine()
    .then((elk) => elk.layout({ id: 'warm', children: [{ id: 'box', width: 1, height: 1 }] }))
    .catch(() => {
      engine = null
    })
}

/**
 * Finds a place for every box. With old places the picture keeps its order; without, it is drawn afresh. Where
 * the layout engine cannot be had (offline, blocked workers) the boxes stand in plain layers.
 */
export async function runLayout(picture: Picture, old: Positions): Promise<Positions> {
  try {
    const elk = await theEngine()
    return fromElk(await elk.layout(toElk(picture, seed(picture, old) ?? {})))
  } catch {
    engine = null
    return plainPlaces(picture)
  }
}
