import { newlineOf } from '../text/line-text.ts'
import type { Tree } from '../../syntax/tree.ts'
import { Piece } from './piece.ts'
import { spansOf } from './spans.ts'

/** One file as a chain of pieces: changing one costs as much as that piece, whatever the size of the file. */
export class Sheet {
  readonly name: string
  readonly newline: string
  #first: Piece | null = null
  #last: Piece | null = null
  /** What stands behind the last piece. */
  #rest = ''

  constructor(name: string, newline: string) {
    this.name = name
    this.newline = newline
  }

  /** Cuts a file that has been read. */
  static of(tree: Tree): Sheet {
    const sheet = new Sheet(tree.file, newlineOf(tree.text))
    for (const { before, text, after, clause } of spansOf(tree)) {
      sheet.#insert(sheet.#last, new Piece(sheet, { before, text, after }, clause))
    }
    sheet.#rest = tree.text.slice(sheet.text().length)
    return sheet
  }

  get first(): Piece | null {
    return this.#first
  }

  get last(): Piece | null {
    return this.#last
  }

  text(): string {
    const texts: string[] = []
    for (let piece = this.#first; piece; piece = piece.next) texts.push(piece.before, piece.text, piece.after)
    return texts.join('') + this.#rest
  }

  /** Puts a new clause on lines of its own behind a piece; `gap`: with an empty line before it. */
  addAfter(place: Piece, text: string, gap: boolean): Piece {
    const lead = place.after.endsWith('\n') ? '' : this.newline
    const before = lead + (gap ? this.newline : '')
    return this.#insert(place, new Piece(this, { before, text, after: this.newline }, null))
  }

  /** Puts a new block behind everything else, comments at the end of the file too. */
  addLast(text: string): Piece {
    const whole = this.#last === null ? this.#rest : this.#last.after + this.#rest
    const isAlone = this.#last === null && this.#rest === ''
    const lead = isAlone || whole.endsWith('\n') ? '' : this.newline
    const before = this.#rest + lead + (isAlone ? '' : this.newline)
    this.#rest = ''
    return this.#insert(this.#last, new Piece(this, { before, text, after: this.newline }, null))
  }

  /** Puts a line before every other clause, below the comments that open the file. */
  addFirst(text: string): Piece {
    const follower = this.#first
    if (!follower) return this.addLast(text)
    const before = follower.before
    follower.before = this.newline
    return this.#insert(null, new Piece(this, { before, text, after: this.newline }, null))
  }

  /** Takes a piece out with its lines; comments above it stay, of two empty lines one. */
  remove(piece: Piece): void {
    const { previous, next, before } = piece
    const behind = next ? next.before : this.#rest
    const isDouble = /^\r?\n/.test(behind) || (next === null && behind === '')
    const kept = (isDouble ? before.replace(/(^|\n)\r?\n$/, '$1') : before) + behind
    if (next) next.before = kept
    else this.#rest = kept
    if (previous) previous.next = next
    else this.#first = next
    if (next) next.previous = previous
    else this.#last = previous
  }

  /** Changes the comments and spaces between a piece and the next one. */
  changeBehind(piece: Piece, change: (text: string) => string): void {
    if (piece.next) piece.next.before = change(piece.next.before)
    else this.#rest = change(this.#rest)
  }

  #insert(place: Piece | null, piece: Piece): Piece {
    const follower = place ? place.next : this.#first
    piece.previous = place
    piece.next = follower
    if (place) place.next = piece
    else this.#first = piece
    if (follower) follower.previous = piece
    else this.#last = piece
    return piece
  }
}
