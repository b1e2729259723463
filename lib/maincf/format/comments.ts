import { tokensOf } from '../syntax/lexer.ts'
import type { Token } from '../syntax/token.ts'

type Comment = {
  readonly text: string
  /** A blank line stands between it and what follows. */
  readonly hasGap: boolean
}

/**
 * The comments of a text by what they belong to: one behind a word on its line belongs to the entry of
 * that word, one on a line of its own to the entry that follows. Entries are known by the offset of one of
 * their words. The dependency trees a dump writes are left out; they are written anew.
 */
export class Comments {
  readonly #before = new Map<number, Comment[]>()
  readonly #behind = new Map<number, string[]>()
  readonly #last: Comment[] = []

  /** `anchors`: offsets of all entries, ascending. */
  constructor(text: string, anchors: readonly number[]) {
    const tokens = tokensOf(text)
    let next = 0
    for (const [index, token] of withoutTrees(tokens)) {
      while (next < anchors.length && (anchors[next] ?? 0) <= token.start) next += 1
      const own = anchors[next - 1]
      const following = anchors[next]
      if (!token.startsLine && own !== undefined) append(this.#behind, own, token.text.trimEnd())
      else {
        const comment = { text: token.text.trimEnd(), hasGap: hasGapAfter(tokens[index + 1]) }
        if (following === undefined) this.#last.push(comment)
        else append(this.#before, following, comment)
      }
    }
  }

  /** Lines above an entry, with what stands there as indent. */
  above(anchor: number, indent: string): string {
    return linesOf(this.#before.get(anchor) ?? [], indent)
  }

  /** What stands behind an entry on its line, with a space before it. */
  behind(anchor: number): string {
    return (this.#behind.get(anchor) ?? []).map((text) => ` ${text}`).join('')
  }

  /** Lines at the end of the file. */
  get last(): string {
    return linesOf(
      this.#last.map((comment, index) =>
        index === this.#last.length - 1 ? { ...comment, hasGap: false } : comment,
      ),
      '',
    )
  }
}

const linesOf = (comments: readonly Comment[], indent: string): string =>
  comments.map(({ text, hasGap }) => `${indent}${text}\n${hasGap ? '\n' : ''}`).join('')

const append = <Item>(lists: Map<number, Item[]>, key: number, item: Item): void => {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

const hasGapAfter = (token: Token | undefined): boolean =>
  token?.kind === 'space' && (token.text.match(/\n/g)?.length ?? 0) > 1

/** Comments with their index, but for those of a dependency tree: from its title to its closing brace. */
const withoutTrees = (tokens: readonly Token[]): [number, Token][] => {
  const kept: [number, Token][] = []
  let isTree = false
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'comment') {
      if (/^\/\/ ?resource dependency tree\s*$/.test(token.text)) isTree = true
      else if (isTree && !/^\/\/(?:\t.*)?\s*$/s.test(token.text)) isTree = false
      if (!isTree) kept.push([index, token])
      else if (/^\/\/\t\}\s*$/.test(token.text)) isTree = false
    } else if (token.kind !== 'space') {
      isTree = false
    }
  }
  return kept
}
