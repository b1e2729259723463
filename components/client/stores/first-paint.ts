/**
 * Runs in the head, before the first paint, so that the page never flashes in the other light. Text, because
 * it must stand in the page itself; the key is the one of `theme.ts`.
 */
export const themeBeforeFirstPaint = `try {
  const chosen = localStorage.getItem('hawser.theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {}`
