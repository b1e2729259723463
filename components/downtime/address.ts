/** The query string with some of its keys replaced by what `own` says of them; the others stay. */
export function withOwn(search: string, keys: readonly string[], own: string): string {
  const query = new URLSearchParams(search)
  for (const key of keys) query.delete(key)
  for (const [key, value] of new URLSearchParams(own)) query.set(key, value)
  return query.toString()
}

/** Puts it into the address without leaving the page: what is typed is not fetched anew at each letter. */
export function replaceOwn(keys: readonly string[], own: string): void {
  const query = withOwn(window.location.search, keys, own)
  window.history.replaceState(null, '', `${window.location.pathname}${query === '' ? '' : `?${query}`}`)
}
