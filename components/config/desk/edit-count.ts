/** How many changes wait, in words. */
export const editCount = (count: number): string =>
  count === 0 ? 'no changes yet' : count === 1 ? '1 change waits' : `${count} changes wait`
