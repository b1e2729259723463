import { forecast } from '#lib/forecast/forecast.ts'
import type { ForecastRequest } from './run-forecast.ts'

/** Answers one question at a time beside the page, so that a large cluster does not hold it up. */
addEventListener('message', ({ data }: MessageEvent<ForecastRequest>) => {
  postMessage(forecast(data.state, data.at, data.happenings, data.options))
})
