import { Skeleton } from '#components/ui/display/Skeleton.tsx'
import { layersOf, type Picture } from './picture.ts'

/** Holds the place of a picture while its layout is being found: as many boxes in as many layers, without words. */
export function Drawing({ picture }: { picture: Picture }) {
  return (
    <output
      aria-label="Drawing the graph"
      className="pointer-events-none absolute inset-0 flex flex-col items-center justify-center gap-[4%] p-8"
    >
      {layersOf(picture).map((ids, layer) => (
        <span key={layer} className="flex max-h-16 min-h-6 flex-1 items-stretch justify-center gap-6">
          {ids.map((id) => (
            <Skeleton key={id} className="w-40 rounded-md border" />
          ))}
        </span>
      ))}
    </output>
  )
}
