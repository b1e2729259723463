import { ask, failureOf, valueOf, type Failure } from './api.ts'

/** What a query gives to a screen: a value, or why there is none. */
export type Fetched<Value> = {
  readonly value: Value | undefined
  readonly failure: Failure | null
  readonly loading: boolean
}

export const fetched = <Value>(query: {
  data: Value | undefined
  error: Error | null
  isPending: boolean
}): Fetched<Value> => ({ value: query.data, failure: failureOf(query.error), loading: query.isPending })

export type Context = { signal: AbortSignal }

/** The function of a query that gets one address. */
export const get =
  <Value>(path: string) =>
  async ({ signal }: Context): Promise<Value> =>
    valueOf(await ask<Value>('GET', path, undefined, signal))
