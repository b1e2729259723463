import type { OutsideEdit } from '#lib/wire/configuration.ts'

/** `main.cf was`, `main.cf and types.cf were`, `main.cf and 3 others were`. */
export function outsideFiles({ difference }: Pick<OutsideEdit, 'difference'>): string {
  const [first = 'a file', second, ...more] = difference.map(({ name }) => name)
  if (second === undefined) return `${first} was`
  return more.length === 0 ? `${first} and ${second} were` : `${first} and ${more.length + 1} others were`
}
