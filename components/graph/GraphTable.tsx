import Link from 'next/link'
import { Shape } from '#components/ui/display/Shape.tsx'
import { toneText } from '#components/ui/tone.ts'
import { ChangeMark } from './draft/ChangeMark.tsx'
import type { Box, Picture } from './picture.ts'

type Row = { readonly box: Box; readonly depth: number; readonly text: string }

/** The same dependencies as an indented list: for readers, narrow screens and whoever prefers words. */
export function GraphTable({ picture, title }: { picture: Picture; title: string }) {
  return (
    <ul aria-label={title} className="divide-y">
      {rowsOf(picture).map(({ box, depth, text }, index) => (
        <li
          key={`${box.id}-${index}`}
          className="flex items-center gap-2 px-3 py-1.5"
          style={{ paddingLeft: `${0.75 + depth * 1.25}rem` }}
        >
          <Shape shape={box.label.shape} tone={box.label.tone} />
          <Link href={box.href} className="truncate font-medium hover:underline">
            {box.title}
          </Link>
          {box.change && <ChangeMark change={box.change} />}
          <span className="truncate text-xs text-text-muted">{text || box.note}</span>
          <span className={`ml-auto shrink-0 text-xs font-medium ${toneText[box.label.tone]}`}>
            {box.label.text}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Roots first, below each what it requires; a box with several parents appears under each, unfolded once. */
export function rowsOf(picture: Picture): Row[] {
  const boxes = new Map(picture.boxes.map((box) => [box.id, box]))
  const isChild = new Set(picture.arrows.map((arrow) => arrow.child))
  const rows: Row[] = []
  const unfolded = new Set<string>()
  const walk = (id: string, depth: number, text: string) => {
    const box = boxes.get(id)
    if (!box) return
    rows.push({ box, depth, text })
    if (unfolded.has(id)) return
    unfolded.add(id)
    for (const arrow of picture.arrows) if (arrow.parent === id) walk(arrow.child, depth + 1, arrow.text)
  }
  for (const box of picture.boxes) if (!isChild.has(box.id)) walk(box.id, 0, '')
  return rows
}
