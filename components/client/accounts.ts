'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { Account } from '#lib/wire/accounts.ts'
import { ask, type Answer } from './api.ts'
import { sessionKey } from './keys.ts'
import { linkPath, passwordPath, sessionPath } from './paths.ts'

/** Signing in and out. The session itself is a cookie this page cannot read. */
export function useAccountActions() {
  const client = useQueryClient()
  const take = (answer: Answer<Account>): Answer<Account> => {
    if (answer.kind === 'ok') client.setQueryData(sessionKey, answer.value)
    return answer
  }
  return {
    signIn: async (user: string, password: string) =>
      take(await ask<Account>('POST', sessionPath, { user, password })),
    signInWithLink: async (token: string) => take(await ask<Account>('POST', linkPath, { token })),
    /** `current` is asked for when the account has a password already. */
    setPassword: async (password: string, current?: string) =>
      take(await ask<Account>('POST', passwordPath, { password, current })),
    signOut: async () => {
      const answer = await ask<null>('DELETE', sessionPath)
      if (answer.kind === 'ok') client.clear()
      return answer
    },
  }
}
