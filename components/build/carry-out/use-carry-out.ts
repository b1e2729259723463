'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

const key = 'carry-out'

/**
 * Whether the address says that its draft is being carried out: its own groups may then stand in the cluster, wholly or
 * in part. It starts nothing: a draft that is handed on is only looked at.
 */
export function useCarryOut(): readonly [isUnderWay: boolean, set: (isUnderWay: boolean) => void] {
  const isUnderWay = useSearchParams().get(key) === '1'
  const set = useCallback((next: boolean) => {
    const address = new URL(window.location.href)
    if (next) address.searchParams.set(key, '1')
    else address.searchParams.delete(key)
    window.history.replaceState(null, '', address)
  }, [])
  return [isUnderWay, set]
}
