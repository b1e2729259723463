import { Suspense } from 'react'
import { SignIn } from '#components/shell/SignIn.tsx'

export default function LoginPage() {
  return (
    <Suspense>
      <SignIn />
    </Suspense>
  )
}
