import { type Picture, type Positions, boxHeight, boxWidth, layersOf } from '../picture.ts'

const across = boxWidth + 28
const down = boxHeight + 52

/** Places without the layout engine: layer under layer, each centred. Enough to read when it cannot be loaded. */
export function plainPlaces(picture: Picture): Positions {
  const layers = layersOf(picture)
  const widest = Math.max(0, ...layers.map((layer) => layer.length))
  return Object.fromEntries(
    layers.flatMap((ids, layer) =>
      ids.map((id, index) => [
        id,
        { x: 8 + (index + (widest - ids.length) / 2) * across, y: 8 + layer * down },
      ]),
    ),
  )
}
