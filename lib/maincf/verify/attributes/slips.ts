import { replaced, type Fix } from '../../fix.ts'
import { misspeltAttributes, misspeltKeys, misspeltPieces, secureServices } from '../../known-slips.ts'
import { shownText } from '../../syntax/token.ts'
import type { Assignment, Leaf, ListItem, Tree } from '../../syntax/tree.ts'
import type { Check } from '../check.ts'

/** Warnings for misspellings known from published guides. The text loads as it is. other-frameworks §7. */
export const verifySlips = (check: Check, tree: Tree, { name, value }: Assignment, readAs: string): void => {
  if (readAs !== name.text) noteOtherSpelling(check, tree, name, readAs)
  if (value.kind === 'scalar') return verifyPieces(check, tree, value.leaf)
  for (const item of value.items) {
    verifyPieces(check, tree, item.value ?? item.key)
    if (/^MsgServices?$/.test(name.text)) verifyService(check, tree, item)
  }
}

/** The same for the name of an attribute where it is declared: whoever sets it has to spell it like that. */
export const verifyAttributeName = (check: Check, tree: Tree, name: Leaf): void => {
  const meant = misspeltAttributes.get(name.text)
  if (!meant) return
  check.note(tree, name, {
    id: 'known-slip',
    severity: 'warning',
    message: `${shownText(name.text)} is a known misspelling; it is read as it stands.`,
    hint: `Probably "${meant}" is meant.`,
  })
}

/** The type declares another spelling: LDAPPort where it says LDAPPport, or the other way round. */
const noteOtherSpelling = (check: Check, tree: Tree, name: Leaf, readAs: string): void => {
  check.note(tree, name, {
    id: 'known-slip',
    severity: 'warning',
    message: `The type spells ${shownText(name.text)} as "${readAs}"; it is read as that.`,
    hint: `Write "${readAs}", as the type file does.`,
    fix: { title: `Write ${readAs}`, edits: [replaced(name.start, name.end, readAs)] },
  })
}

const inPiece = (tree: Tree, at: Leaf, written: string, meant: string): Fix | undefined => {
  const from = tree.text.indexOf(written, at.start)
  if (from < 0 || from + written.length > at.end) return undefined
  return { title: `Write ${meant}`, edits: [replaced(from, from + written.length, meant)] }
}

const noteSlip = (check: Check, tree: Tree, at: Leaf, written: string, meant: string): void => {
  check.note(tree, at, {
    id: 'known-slip',
    severity: 'warning',
    message: `${shownText(written)} is a known misspelling; it is read as it stands.`,
    hint: `Probably "${meant}" is meant.`,
    fix: inPiece(tree, at, written, meant),
  })
}

const anyPiece = new RegExp([...misspeltPieces.keys()].join('|'))

const verifyPieces = (check: Check, tree: Tree, leaf: Leaf): void => {
  if (!anyPiece.test(leaf.text)) return
  for (const [piece, meant] of misspeltPieces) {
    if (leaf.text.includes(piece)) noteSlip(check, tree, leaf, piece, meant)
  }
}

const verifyService = (check: Check, tree: Tree, { key, value }: ListItem): void => {
  const meant = misspeltKeys.get(key.text)
  if (meant) noteSlip(check, tree, key, key.text, meant)
  const ports = secureServices.get(key.text)
  if (!ports || value?.text !== ports.clear) return
  check.note(tree, value, {
    id: 'known-slip',
    severity: 'warning',
    message: `${key.text} on port ${ports.clear}, the port of the service without encryption.`,
    hint: `Usual is ${ports.secure}.`,
    fix: { title: `Write ${ports.secure}`, edits: [replaced(value.start, value.end, ports.secure)] },
  })
}
