import { cx } from '../class-names.ts'

/** Line drawings of controls, on a grid of 16. They say nothing about a state: `Shape` does. */
const paths = {
  'chevron-down': 'M4 6.2l4 4 4-4',
  'chevron-right': 'M6.2 4l4 4-4 4',
  'chevron-left': 'M9.8 4l-4 4 4 4',
  'arrow-up': 'M8 13V3.5M4 7.2l4-4 4 4',
  'arrow-down': 'M8 3v9.5M4 8.8l4 4 4-4',
  pencil: 'M3 13l.6-3L10.8 2.8l2.4 2.4L6 12.4zM9.4 4.2l2.4 2.4',
  folder: 'M2 4.5V13h12V5.5H8L6.5 3.5H2z',
  close: 'M4 4l8 8M12 4l-8 8',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  search: 'M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM10.8 10.8L14 14',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  tick: 'M3 8.5l3.2 3.2L13 4.8',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7',
  moon: 'M13.2 9.6A5.7 5.7 0 0 1 6.4 2.8a5.7 5.7 0 1 0 6.8 6.8z',
  screen: 'M2 3h12v8H2zM5.5 14h5M8 11v3',
  refresh: 'M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 2v3h-3',
  person: 'M8 7.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2.8 14c.5-2.7 2.6-4.2 5.2-4.2s4.7 1.5 5.2 4.2',
  grid: 'M2.5 2.5h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5H2.5zM9 9h4.5v4.5H9z',
  graph: 'M6 2.5h4v3H6zM2 10.5h4v3H2zM10 10.5h4v3h-4zM8 5.5V8M4 10.5V8h8v2.5',
  server: 'M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.01M5 11h.01',
  shapes: 'M8 2l3 5H5zM2.5 9.5h4v4h-4zM11.5 13.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  file: 'M4 1.5h5l3.5 3.5v9.5H4zM9 1.5V5h3.5',
  log: 'M3 3.5h10M3 6.5h10M3 9.5h7M3 12.5h5',
  flask: 'M6 1.5h4M6.8 1.5v4L3 13a1 1 0 0 0 .9 1.5h8.2A1 1 0 0 0 13 13L9.2 5.5v-4M4.9 9.5h6.2',
  stack: 'M8 2l6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3',
  bricks: 'M2.5 9h5v4.5h-5zM8.5 9h5v4.5h-5zM5.5 3h5v4.5h-5z',
  play: 'M5 3.2v9.6l7.5-4.8z',
  external: 'M6 3H3v10h10v-3M9 2.5h4.5V7M13 3L7.5 8.5',
  fork: 'M8 14V9M8 9L4 5V2M8 9l4-4V2M2.5 3.5L4 2l1.5 1.5M10.5 3.5L12 2l1.5 1.5',
  plug: 'M5.5 2v3.5M10.5 2v3.5M3.5 5.5h9V8a4.5 4.5 0 0 1-9 0zM8 12.5v2',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.5V8l2.5 1.5',
  power: 'M8 2v5.5M4.5 4a5.3 5.3 0 1 0 7 0',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 16, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.2 : 1.35}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cx('shrink-0', className)}
    >
      <path d={paths[name]} />
    </svg>
  )
}
