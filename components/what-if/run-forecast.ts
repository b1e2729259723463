import type { ClusterState, Instant } from '#lib/model/runtime.ts'
import { forecast, type Forecast } from '#lib/forecast/forecast.ts'
import type { ForecastOptions, Happening } from '#lib/forecast/happening.ts'

export type ForecastRequest = {
  readonly state: ClusterState
  readonly at: Instant
  readonly happenings: readonly Happening[]
  readonly options: ForecastOptions
}

let worker: Worker | null = null
let last: Promise<unknown> = Promise.resolve()

/**
 * The forecast of a state, made in a worker, one after the other; where workers cannot be had, here. Rejects
 * only where the forecast itself throws.
 */
export function runForecast(request: ForecastRequest): Promise<Forecast> {
  const answer = last.then(() => inWorker(request)).catch(() => forecastHere(request))
  last = answer.catch(() => undefined)
  return answer
}

const forecastHere = ({ state, at, happenings, options }: ForecastRequest): Forecast =>
  forecast(state, at, happenings, options)

function inWorker(request: ForecastRequest): Promise<Forecast> {
  return new Promise((resolve, reject) => {
    worker ??= new Worker(new URL('./forecast-worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<Forecast>) => resolve(data)
    worker.onerror = () => {
      worker = null
      reject(new Error('the forecast could not be made in a worker'))
    }
    worker.postMessage(request, { transfer: [] })
  })
}
