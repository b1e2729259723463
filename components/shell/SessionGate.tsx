'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { Spinner } from '#components/ui/action/Spinner.tsx'
import { loginHref } from '#components/client/hrefs.ts'
import { useSession } from '#components/client/queries.ts'
import { FailureNotice } from './FailureNotice.tsx'

/** Lets in who is signed in and sends everybody else to the sign-in page, back here afterwards. */
export function SessionGate({ children }: { children: React.ReactNode }) {
  const router = useRouter()
  const path = usePathname()
  const { value, failure } = useSession()
  const signedOut = failure?.kind === 'refused' && failure.error.code === 'not-signed-in'
  useEffect(() => {
    if (signedOut) router.replace(`${loginHref}?next=${encodeURIComponent(path + location.search)}`)
  }, [signedOut, router, path])
  if (value && !signedOut) return children
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      {failure && !signedOut ? <FailureNotice failure={failure} /> : <Spinner label="Loading" size={20} />}
    </main>
  )
}
