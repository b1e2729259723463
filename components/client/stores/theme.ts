import { create } from 'zustand'

/** `system` follows the machine. The first paint reads the same key in `first-paint.ts`. */
export type Theme = 'system' | 'light' | 'dark'

const key = 'hawser.theme'

const useStore = create<{ readonly theme: Theme }>()(() => ({ theme: 'system' }))

export const useTheme = (): Theme => useStore((state) => state.theme)

/** Takes over what the first paint chose. Called once, after the page has come alive. */
export function readTheme(): void {
  const chosen = document.documentElement.dataset.theme
  useStore.setState({ theme: chosen === 'light' || chosen === 'dark' ? chosen : 'system' })
}

export function setTheme(theme: Theme): void {
  useStore.setState({ theme })
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    // A browser that keeps nothing keeps the choice for this page alone.
    useStore.setState({ theme })
  }
}
