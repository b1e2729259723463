import { createToken, EmbeddedActionsParser, Lexer, type IToken, type TokenType } from 'chevrotain'

/** What the peer makes of a text: the same clauses, names and values as ours, without places. */
export type PeerClause = {
  readonly kind: string
  readonly names: readonly string[]
  readonly entries: readonly PeerEntry[]
}
export type PeerEntry = {
  readonly words: readonly string[]
  readonly system: string | null
  readonly value: PeerValue | null
}
export type PeerValue = string | readonly PeerItem[]
export type PeerItem = readonly [key: string, value: string | null]

const Word = createToken({ name: 'Word', pattern: /[^\s(){}[\]=,;@"#/]+(?:\/(?!\/)[^\s(){}[\]=,;@"#/]*)*/ })
const Text = createToken({ name: 'Text', pattern: /"(?:[^"\\\n]|\\.)*"/ })
const keyword = (word: string): TokenType =>
  createToken({ name: `Keyword_${word}`, pattern: word, longer_alt: Word, categories: Word })

const Include = keyword('include')
const Type = keyword('type')
const Requires = keyword('requires')
const AtLeast = keyword('atleast')
const From = keyword('from')
const BlockKind = createToken({
  name: 'BlockKind',
  pattern: /(?:remotecluster|heartbeat|cluster|system|group)(?![\w-])/,
  categories: Word,
})
const Modifier = createToken({ name: 'Modifier', pattern: /(?:static|temp)(?![\w-])/, categories: Word })
const Rigidity = createToken({ name: 'Rigidity', pattern: /(?:soft|firm|hard)(?![\w-])/, categories: Word })

const sign = (name: string, pattern: string): TokenType => createToken({ name, pattern })
const Open = sign('Open', '(')
const Close = sign('Close', ')')
const OpenList = sign('OpenList', '{')
const CloseList = sign('CloseList', '}')
const OpenBracket = sign('OpenBracket', '[')
const CloseBracket = sign('CloseBracket', ']')
const Equals = sign('Equals', '=')
const Comma = sign('Comma', ',')
const Semicolon = sign('Semicolon', ';')
const At = sign('At', '@')

const skipped = [
  createToken({ name: 'Space', pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true }),
  createToken({ name: 'Comment', pattern: /(?:\/\/|#)[^\n]*/, group: Lexer.SKIPPED }),
]
const keywords = [Include, Type, Requires, AtLeast, From, BlockKind, Modifier, Rigidity]
const signs = [Open, Close, OpenList, CloseList, OpenBracket, CloseBracket, Equals, Comma, Semicolon, At]
const tokens = [...skipped, ...signs, Text, ...keywords, Word]

const unquoted = ({ image }: IToken): string => image.slice(1, -1)

/** The grammar of vcs-semantics §1.2 as chevrotain has it, without its recovery: the text is a sound one. */
class PeerParser extends EmbeddedActionsParser {
  constructor() {
    super(tokens, { recoveryEnabled: false, maxLookahead: 2 })
    this.performSelfAnalysis()
  }

  readonly file = this.RULE('file', (): PeerClause[] => {
    const clauses: PeerClause[] = []
    this.MANY(() => {
      this.OR({
        DEF: [{ ALT: () => this.CONSUME(Semicolon) }, { ALT: () => clauses.push(this.SUBRULE(this.clause)) }],
      })
    })
    return clauses
  })

  readonly clause = this.RULE('clause', (): PeerClause =>
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.link) },
        { ALT: () => this.SUBRULE(this.groupLink) },
        { ALT: () => this.SUBRULE(this.include) },
        { ALT: () => this.SUBRULE(this.typeBlock) },
        { ALT: () => this.SUBRULE(this.block) },
      ],
      IGNORE_AMBIGUITIES: true,
    }),
  )

  readonly include = this.RULE('include', (): PeerClause => {
    this.CONSUME(Include)
    return { kind: 'include', names: [unquoted(this.CONSUME(Text))], entries: [] }
  })

  /** `group NAME ( … )`, and a resource: two words and the same block. */
  readonly block = this.RULE('block', (): PeerClause => {
    const kind = this.CONSUME1(Word).image
    const names = [this.SUBRULE(this.word)]
    const entries: PeerEntry[] = []
    this.OPTION(() => {
      this.CONSUME(Open)
      this.MANY(() => entries.push(this.SUBRULE(this.assignment)))
      this.CONSUME(Close)
    })
    return { kind, names, entries }
  })

  readonly typeBlock = this.RULE('typeBlock', (): PeerClause => {
    this.CONSUME(Type)
    const names = [this.CONSUME(Word).image]
    const entries: PeerEntry[] = []
    this.CONSUME(Open)
    this.MANY(() => entries.push(this.SUBRULE(this.declaration)))
    this.CONSUME(Close)
    return { kind: 'type', names, entries }
  })

  readonly link = this.RULE('link', (): PeerClause => {
    const names = [this.CONSUME1(Word).image]
    this.CONSUME(Requires)
    this.OPTION1(() => {
      this.CONSUME(AtLeast)
      this.CONSUME2(Word)
      this.CONSUME(From)
    })
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => names.push(this.SUBRULE(this.word)) })
    return { kind: 'link', names, entries: [] }
  })

  readonly groupLink = this.RULE('groupLink', (): PeerClause => {
    this.CONSUME(Requires)
    this.CONSUME(BlockKind)
    const names = [this.CONSUME1(Word).image, this.CONSUME2(Word).image, this.CONSUME3(Word).image]
    this.OPTION(() => names.push(this.CONSUME(Rigidity).image))
    return { kind: 'groupLink', names, entries: [] }
  })

  readonly assignment = this.RULE('assignment', (): PeerEntry => {
    const words = [this.CONSUME(Word).image]
    const system = this.OPTION1(() => {
      this.CONSUME(At)
      return this.SUBRULE(this.word)
    })
    this.CONSUME(Equals)
    const value = this.SUBRULE(this.value)
    this.OPTION2(() => this.CONSUME(Semicolon))
    return { words, system: system ?? null, value }
  })

  /** `static int MonitorInterval = 60`, `str ArgList[] = { … }` */
  readonly declaration = this.RULE('declaration', (): PeerEntry => {
    const modifier = this.OPTION(() => this.CONSUME(Modifier).image)
    const words = [modifier ?? '', this.CONSUME1(Word).image, this.CONSUME2(Word).image]
    this.OPTION1(() => {
      this.OR([
        { ALT: () => [this.CONSUME(OpenBracket), this.CONSUME(CloseBracket)] },
        { ALT: () => [this.CONSUME(OpenList), this.CONSUME(CloseList)] },
      ])
    })
    const value = this.OPTION2(() => {
      this.CONSUME(Equals)
      return this.SUBRULE(this.value)
    })
    return { words, system: null, value: value ?? null }
  })

  readonly value = this.RULE('value', (): PeerValue =>
    this.OR([{ ALT: () => this.SUBRULE(this.word) }, { ALT: () => this.SUBRULE(this.list) }]),
  )

  readonly list = this.RULE('list', (): PeerItem[] => {
    const items: PeerItem[] = []
    this.CONSUME(OpenList)
    this.MANY(() => {
      const key = this.SUBRULE1(this.word)
      const value = this.OPTION1(() => {
        this.CONSUME(Equals)
        return this.SUBRULE2(this.word)
      })
      items.push([key, value ?? null])
      this.OPTION2(() =>
        this.OR([{ ALT: () => this.CONSUME(Comma) }, { ALT: () => this.CONSUME(Semicolon) }]),
      )
    })
    this.CONSUME(CloseList)
    return items
  })

  readonly word = this.RULE('word', (): string =>
    this.OR([{ ALT: () => this.CONSUME(Word).image }, { ALT: () => unquoted(this.CONSUME(Text)) }]),
  )
}

/** Offsets alone are kept of a place: lines and columns would cost the peer time that ours does not spend. */
const lexer = new Lexer(tokens, { positionTracking: 'onlyStart', ensureOptimizations: false })
const parser = new PeerParser()

/** Reads a sound .cf text; throws when the grammar refuses it. */
export function parseWithPeer(text: string): readonly PeerClause[] {
  const { tokens: found, errors } = lexer.tokenize(text)
  if (errors[0]) throw new Error(errors[0].message)
  parser.input = found
  const clauses = parser.file()
  if (parser.errors[0]) throw parser.errors[0]
  return clauses
}
