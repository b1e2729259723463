'use client'

import Link from 'next/link'
import { useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import type { Answer } from '#components/client/api.ts'
import { useAccountActions } from '#components/client/accounts.ts'
import { clustersHref, loginHref } from '#components/client/hrefs.ts'
import { detailsOf, sentenceOf } from '#components/client/words/sentences.ts'
import type { Account } from '#lib/wire/accounts.ts'
import { PasswordForm } from './PasswordDialog.tsx'

/** Only pages of this console: what an address says must not lead a person elsewhere. */
const insideOnly = (next: string | null): string =>
  next !== null && next.startsWith('/') && !next.startsWith('//') && !next.includes('\\')
    ? next
    : clustersHref

/** Signing in by password, or by the one-time link that `npm start` prints. */
export function SignIn() {
  const router = useRouter()
  const parameters = useSearchParams()
  const link = parameters.get('link')
  const [asksPassword, setAsksPassword] = useState(false)
  const leave = () => router.replace(insideOnly(parameters.get('next')))
  const onSignedIn = (account: Account) => (account.passwordSet ? leave() : setAsksPassword(true))
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <title>Sign in · Hawser</title>
      <div className="w-full max-w-80">
        <h1 className="mb-1 text-xl font-semibold tracking-tight">Hawser</h1>
        {asksPassword ? (
          <>
            <p className="mb-5 text-text-muted">You are signed in. Set a password for the next time.</p>
            <PasswordForm isSet={false} onDone={leave} cancel="Not now" />
          </>
        ) : link === null ? (
          <PasswordSignIn onSignedIn={onSignedIn} />
        ) : (
          <LinkSignIn link={link} onSignedIn={onSignedIn} />
        )}
      </div>
    </main>
  )
}

type Form = { onSignedIn: (account: Account) => void }

function useAttempt(onSignedIn: (account: Account) => void) {
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const attempt = async (asking: Promise<Answer<Account>>) => {
    setBusy(true)
    const answer = await asking
    setBusy(false)
    if (answer.kind === 'ok') onSignedIn(answer.value)
    else setError([sentenceOf(answer), ...detailsOf(answer)].join(' '))
  }
  return { error, busy, attempt }
}

function PasswordSignIn({ onSignedIn }: Form) {
  const { signIn } = useAccountActions()
  const { error, busy, attempt } = useAttempt(onSignedIn)
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    void attempt(signIn(user, password))
  }
  return (
    <form onSubmit={submit} className="space-y-3">
      <p className="mb-5 text-text-muted">Sign in to your clusters.</p>
      <TextField label="User" value={user} onChange={setUser} autoComplete="username" required />
      <TextField
        label="Password"
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        required
        error={error}
      />
      <Button type="submit" look="primary" busy={busy} className="mt-1 w-full">
        Sign in
      </Button>
      <p className="pt-2 text-xs text-text-muted">
        No password yet? Open the sign-in link that <code className="font-mono">npm start</code> printed.
      </p>
    </form>
  )
}

/** The link is redeemed by a press, not by opening the page: a preview of the address must not use it up. */
function LinkSignIn({ link, onSignedIn }: Form & { link: string }) {
  const { signInWithLink } = useAccountActions()
  const { error, busy, attempt } = useAttempt(onSignedIn)
  return (
    <div className="space-y-4">
      <p className="text-text-muted">This one-time link signs you in on this browser.</p>
      {error && (
        <p role="alert" className="text-faulted">
          {error}
        </p>
      )}
      <Button
        look="primary"
        busy={busy}
        className="w-full"
        onClick={() => void attempt(signInWithLink(link))}
      >
        Sign in with this link
      </Button>
      {error && (
        <Link href={loginHref} className="block font-medium text-accent hover:underline">
          Sign in with a password
        </Link>
      )}
    </div>
  )
}
