import { plainName, readFiles, type ConfigurationFile } from '../../load/includes.ts'
import { ProblemCollector } from '../../problem-collector.ts'
import type { Piece } from './piece.ts'
import { Sheet } from './sheet.ts'

/** A group with what belongs to it, each in the order of the text. */
export type GroupEntry = {
  readonly piece: Piece
  readonly resources: Piece[]
  readonly links: Piece[]
  readonly groupLinks: Piece[]
}

const mainFile = 'main.cf'

/** Files under change: every object by its name, so that an edit finds what it touches without a search. */
export class Draft {
  readonly main: Sheet
  /** By plain name, the main file first. */
  readonly sheets = new Map<string, Sheet>()
  readonly includes = new Map<string, Piece>()
  readonly systems = new Map<string, Piece>()
  readonly types = new Map<string, Piece>()
  readonly groups = new Map<string, GroupEntry>()
  readonly resources = new Map<string, Piece>()
  /** Links by each of their ends. */
  readonly links = new Map<string, Set<Piece>>()
  readonly groupLinks = new Map<string, Set<Piece>>()
  /** Resources of each type. */
  readonly uses = new Map<string, Set<string>>()
  cluster: Piece | null = null
  readonly #files: readonly ConfigurationFile[]
  readonly #removed = new Set<string>()

  /** Reads main.cf (else the first file) and what it includes; with no file at all, an empty main.cf. */
  constructor(files: readonly ConfigurationFile[]) {
    this.#files = files
    const [main = new Sheet(mainFile, '\n'), ...others] = readFiles(files, new ProblemCollector()).map(
      Sheet.of,
    )
    this.main = main
    for (const sheet of [main, ...others]) {
      this.sheets.set(plainName(sheet.name), sheet)
      let group: GroupEntry | null = null
      for (let piece = sheet.first; piece; piece = piece.next) group = this.#place(piece, group)
    }
  }

  /** The files as they are now: the same objects where nothing changed, without those no longer included. */
  files(): readonly ConfigurationFile[] {
    const read = new Map(this.#files.map((file) => [plainName(file.name), file]))
    const standing = this.#files.flatMap((file) => {
      const name = plainName(file.name)
      const sheet = this.sheets.get(name)
      if (read.get(name) !== file) return [file]
      if (!sheet) return this.#removed.has(name) ? [] : [file]
      const text = sheet.text()
      return [text === file.text ? file : { ...file, text }]
    })
    const known = new Set(this.#files.map(({ name }) => plainName(name)))
    const added = [...this.sheets.values()].filter(({ name }) => !known.has(plainName(name)))
    return [...standing, ...added.map((sheet) => ({ name: sheet.name, text: sheet.text() }))]
  }

  /** Takes a file out of the configuration. */
  removeSheet(name: string): void {
    this.#removed.add(name)
    this.sheets.delete(name)
  }

  /** Notes a resource and what it is of. */
  addResource(group: GroupEntry, piece: Piece): void {
    if (piece.clause.kind !== 'resource') return
    const { name, type } = piece.clause
    group.resources.push(piece)
    piece.group = nameOf(group.piece)
    this.resources.set(name.text, piece)
    addTo(this.uses, type.text, name.text)
  }

  /** Notes a link of resources at each of its ends. */
  addLink(group: GroupEntry, piece: Piece): void {
    group.links.push(piece)
    piece.group = nameOf(group.piece)
    for (const end of endsOf(piece)) addTo(this.links, end, piece)
  }

  /** Notes a link of groups at its parent and its child. */
  addGroupLink(group: GroupEntry, piece: Piece): void {
    group.groupLinks.push(piece)
    piece.group = nameOf(group.piece)
    for (const end of [piece.group, ...endsOf(piece)]) addTo(this.groupLinks, end, piece)
  }

  /** Takes a link out of the text. */
  removeLink(piece: Piece): void {
    const group = this.groups.get(piece.group ?? '')
    const isOfGroups = piece.clause.kind === 'groupLink'
    if (group) dropFrom(isOfGroups ? group.groupLinks : group.links, piece)
    const ends = isOfGroups ? [piece.group ?? '', ...endsOf(piece)] : endsOf(piece)
    for (const end of ends) (isOfGroups ? this.groupLinks : this.links).get(end)?.delete(piece)
    piece.sheet.remove(piece)
  }

  #place(piece: Piece, group: GroupEntry | null): GroupEntry | null {
    const { clause } = piece
    switch (clause.kind) {
      case 'include':
        keepFirst(this.includes, plainName(clause.file.text), piece)
        break
      case 'cluster':
        this.cluster ??= piece
        break
      case 'system':
        keepFirst(this.systems, clause.name.text, piece)
        break
      case 'type':
        keepFirst(this.types, clause.name.text, piece)
        break
      case 'group':
        return this.#placeGroup(piece, clause.name.text)
      case 'resource':
        if (group && !this.resources.has(clause.name.text)) this.addResource(group, piece)
        break
      case 'link':
        if (group) this.addLink(group, piece)
        break
      case 'groupLink':
        if (group) this.addGroupLink(group, piece)
        break
    }
    return group
  }

  #placeGroup(piece: Piece, name: string): GroupEntry {
    const entry = { piece, resources: [], links: [], groupLinks: [] }
    keepFirst(this.groups, name, entry)
    return entry
  }
}

/** Name of what a block declares. Throws on a clause without a name. */
export const nameOf = ({ clause }: Piece): string => {
  if (!('name' in clause)) throw new TypeError(`${clause.kind} has no name`)
  return clause.name.text
}

/** What a link names: parent and children; of a link of groups its child only. */
export const endsOf = ({ clause }: Piece): string[] => {
  if (clause.kind === 'groupLink') return [clause.group.text]
  return clause.kind === 'link' ? [clause.parent, ...clause.children].map(({ text }) => text) : []
}

export const dropFrom = (list: Piece[], piece: Piece): void => {
  const at = list.indexOf(piece)
  if (at >= 0) list.splice(at, 1)
}

const addTo = <Item>(sets: Map<string, Set<Item>>, key: string, item: Item): void => {
  const known = sets.get(key)
  if (known) known.add(item)
  else sets.set(key, new Set([item]))
}

const keepFirst = <Item>(named: Map<string, Item>, name: string, item: Item): void => {
  if (!named.has(name)) named.set(name, item)
}
