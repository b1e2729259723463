/** Browsers take only so many changes of an address in a time; the next is tried after this. */
const retryMs = 1000

let retry: ReturnType<typeof setTimeout> | undefined

/**
 * Puts a query into the address line of this page. The router is not told: it would render the page again for every
 * letter, and under load it puts earlier addresses back after later ones. Its own notes go along in the entry, so that
 * Back and Forward find them.
 */
export function writeAddress(query: string, how: 'push' | 'replace'): void {
  clearTimeout(retry)
  const path = location.pathname
  const address = query === '' ? path : `${path}?${query}`
  const attempt = () => {
    if (location.pathname !== path) return
    try {
      if (how === 'push') History.prototype.pushState.call(history, history.state, '', address)
      else History.prototype.replaceState.call(history, history.state, '', address)
    } catch {
      retry = setTimeout(attempt, retryMs)
    }
  }
  attempt()
}
