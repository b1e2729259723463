/** A list with one item put to another place; the list itself where there is no such place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length || from === to) return items
  const rest = items.filter((_, index) => index !== from)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}

export const replacedAt = <Item>(items: readonly Item[], at: number, item: Item): readonly Item[] =>
  items.map((each, index) => (index === at ? item : each))

export const without = <Item>(items: readonly Item[], at: number): readonly Item[] =>
  items.filter((_, index) => index !== at)
