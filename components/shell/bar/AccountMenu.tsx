'use client'

import { useRouter } from 'next/navigation'
import { IconButton } from '#components/ui/action/IconButton.tsx'
import { Menu } from '#components/ui/overlay/Menu.tsx'
import { useAccountActions } from '#components/client/accounts.ts'
import { loginHref } from '#components/client/hrefs.ts'
import { useSession } from '#components/client/queries.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { setTheme, useTheme, type Theme } from '#components/client/stores/theme.ts'

const themes: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'system', label: 'Same as the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

export function AccountMenu() {
  const router = useRouter()
  const account = useSession().value
  const theme = useTheme()
  const { signOut } = useAccountActions()
  const leave = async () => {
    await signOut()
    router.replace(loginHref)
  }
  return (
    <Menu
      trigger={<IconButton icon="person" label="Account and appearance" />}
      entries={[
        {
          kind: 'heading',
          id: 'account',
          label: account ? `${account.user}, ${account.role}` : 'Not signed in',
        },
        {
          kind: 'action',
          id: 'password',
          label: account?.passwordSet ? 'Change password' : 'Set a password',
          onSelect: () => openDialog({ kind: 'password' }),
        },
        { kind: 'action', id: 'sign out', label: 'Sign out', onSelect: () => void leave() },
        { kind: 'separator', id: 'separator' },
        { kind: 'heading', id: 'appearance', label: 'Appearance' },
        ...themes.map(({ value, label }) => ({
          kind: 'action' as const,
          id: value,
          label,
          checked: theme === value,
          onSelect: () => setTheme(value),
        })),
        { kind: 'separator', id: 'separator of help' },
        {
          kind: 'action',
          id: 'shortcuts',
          label: 'Keyboard shortcuts',
          hint: '?',
          onSelect: () => openDialog({ kind: 'shortcuts' }),
        },
      ]}
    />
  )
}
