import { parse } from '../../parse.ts'
import type { Clause } from '../../syntax/tree.ts'
import type { BlockNode, BlockText } from '../text/block-text.ts'
import type { Sheet } from './sheet.ts'

type PieceText = {
  /** Between the piece before it and its own first line. */
  readonly before: string
  /** The clause from the start of its line. */
  readonly text: string
  /** The rest of its last line. */
  readonly after: string
}

/** One clause of a file with the text around it: what an edit reads again when it has changed it. */
export class Piece {
  readonly sheet: Sheet
  before: string
  after: string
  previous: Piece | null = null
  next: Piece | null = null
  /** The group whose resources or links it is of. */
  group: string | null = null
  /** Its `Enabled = 0` was written when this change set added it. */
  beginsDisabled = false
  #text: string
  #clause: Clause
  #isPlaced: boolean

  /** `clause` as the whole file has it, with offsets that mean nothing here; null to read the text. */
  constructor(sheet: Sheet, { before, text, after }: PieceText, clause: Clause | null) {
    this.sheet = sheet
    this.before = before
    this.after = after
    this.#text = text
    this.#isPlaced = clause === null
    this.#clause = clause ?? clauseIn(text)
  }

  get text(): string {
    return this.#text
  }

  set text(text: string) {
    this.#text = text
    this.#clause = clauseIn(text)
    this.#isPlaced = true
  }

  /** What it says; offsets are not to be used. */
  get clause(): Clause {
    return this.#clause
  }

  /** What it says, with offsets in `text`. */
  get placed(): Clause {
    if (!this.#isPlaced) this.#clause = clauseIn(this.#text)
    this.#isPlaced = true
    return this.#clause
  }

  /** Its block, to change it. Throws on a clause that has none. */
  get block(): BlockText {
    return { text: this.#text, node: blockOf(this.placed), newline: this.sheet.newline }
  }
}

const clauseIn = (text: string): Clause => {
  const [clause] = parse('', text).tree.clauses
  if (!clause) throw new Error('a changed clause cannot be read again')
  return clause
}

/** A clause with attributes. Throws on any other. */
export const blockOf = (clause: Clause): BlockNode => {
  if (clause.kind === 'include' || clause.kind === 'link' || clause.kind === 'groupLink') {
    throw new TypeError(`${clause.kind} has no attributes`)
  }
  return clause
}
