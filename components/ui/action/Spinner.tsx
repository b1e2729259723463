import { Shape } from '../display/Shape.tsx'

/** Something is under way; the label says what. */
export function Spinner({ label, size = 14 }: { label: string; size?: number }) {
  return (
    <output className="inline-flex items-center">
      <Shape shape="turning" tone="transition" size={size} />
      <span className="sr-only">{label}</span>
    </output>
  )
}
