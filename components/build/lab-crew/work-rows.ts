import type { LabPiece, LabPieceKind, LabWork } from '#lib/wire/lab-work.ts'

const titles: readonly (readonly [kind: LabPieceKind, title: string])[] = [
  ['disk', 'Disk groups'],
  ['volume', 'Volumes'],
  ['mount-point', 'Mount points'],
  ['network-card', 'Network cards'],
  ['router', 'Routers'],
  ['software', 'Software'],
]

export type WorkRow = { readonly title: string; readonly pieces: readonly string[] }

/** What was made, by kind, in the order of the work; kinds of which nothing was made are left out. */
export const workRows = ({ made }: LabWork): readonly WorkRow[] =>
  titles
    .map(([kind, title]) => ({ title, pieces: made.filter((piece) => piece.kind === kind).map(pieceText) }))
    .filter(({ pieces }) => pieces.length > 0)

/** "eth0 on sysA, sysB": systems are named where they are few. */
const pieceText = ({ name, systems }: LabPiece): string => {
  if (systems.length === 0) return name
  return systems.length > 3 ? `${name} on ${systems.length} systems` : `${name} on ${systems.join(' and ')}`
}
