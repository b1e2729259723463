'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { FailedAnswer } from './api.ts'

/** A refusal is an answer: asking again would get the same one. Silence is tried again. */
const retry = (failures: number, error: Error): boolean =>
  !(error instanceof FailedAnswer && error.failure.kind === 'refused') && failures < 3

export function ClientProvider({ children }: { children: React.ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry, refetchOnWindowFocus: false } } }),
  )
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
