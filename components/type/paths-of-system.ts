/** Paths on a system: always absolute, always with slashes. */

export const childPath = (directory: string, name: string): string =>
  directory === '/' ? `/${name}` : `${directory.replace(/\/+$/, '')}/${name}`

/** The directory above; the topmost one is its own. */
export function parentPath(directory: string): string {
  const cut = directory.replace(/\/+$/, '').lastIndexOf('/')
  return cut <= 0 ? '/' : directory.slice(0, cut)
}
