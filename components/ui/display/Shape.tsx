import { cx } from '../class-names.ts'
import { toneText, type Tone } from '../tone.ts'

/** Signs told apart without colour: each has its own outline. */
export type ShapeName =
  | 'disc-tick'
  | 'disc-half'
  | 'ring'
  | 'diamond'
  | 'turning'
  | 'arrow-up'
  | 'arrow-down'
  | 'question'
  | 'snowflake'
  | 'lock'
  | 'hand'
  | 'double-disc'
  | 'minus'
  | 'square'
  | 'triangle'

const cut = 'var(--raised)'

const drawings: Readonly<Record<ShapeName, React.ReactNode>> = {
  'disc-tick': (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      <path d="M5 8.2l2.1 2.1L11 6.2" stroke={cut} strokeWidth="1.7" fill="none" />
    </>
  ),
  'disc-half': (
    <>
      <circle cx="8" cy="8" r="5.75" stroke="currentColor" strokeWidth="1.5" fill="none" />
      <path d="M8 2.25a5.75 5.75 0 0 1 0 11.5z" fill="currentColor" />
    </>
  ),
  ring: <circle cx="8" cy="8" r="5.5" stroke="currentColor" strokeWidth="1.5" fill="none" />,
  diamond: (
    <>
      <path d="M8 .9L15.1 8 8 15.1.9 8z" fill="currentColor" />
      <path d="M8 4.6v4" stroke={cut} strokeWidth="1.7" />
      <circle cx="8" cy="10.9" r="1" fill={cut} />
    </>
  ),
  turning: (
    <g className="turning">
      <circle cx="8" cy="8" r="5.75" stroke="currentColor" strokeWidth="1.75" fill="none" opacity=".28" />
      <path d="M8 2.25A5.75 5.75 0 0 1 13.75 8" stroke="currentColor" strokeWidth="1.75" fill="none" />
    </g>
  ),
  'arrow-up': <path d="M8 13V3.5M4 7.2L8 3.2l4 4" stroke="currentColor" strokeWidth="1.75" fill="none" />,
  'arrow-down': <path d="M8 3v9.5M4 8.8l4 4 4-4" stroke="currentColor" strokeWidth="1.75" fill="none" />,
  question: (
    <>
      <rect
        x="2"
        y="2"
        width="12"
        height="12"
        rx="2.5"
        stroke="currentColor"
        strokeWidth="1.4"
        fill="none"
        strokeDasharray="2.4 1.8"
      />
      <path
        d="M6.2 6.3a1.9 1.9 0 1 1 2.7 1.8c-.6.3-.9.6-.9 1.2"
        stroke="currentColor"
        strokeWidth="1.4"
        fill="none"
      />
      <circle cx="8" cy="11.2" r=".85" fill="currentColor" />
    </>
  ),
  snowflake: (
    <path
      d="M8 1.5v13M2.4 4.75l11.2 6.5M13.6 4.75L2.4 11.25M6.3 2.9L8 4.5l1.7-1.6M6.3 13.1L8 11.5l1.7 1.6"
      stroke="currentColor"
      strokeWidth="1.35"
      fill="none"
    />
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.5" fill="currentColor" />
      <path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2" stroke="currentColor" strokeWidth="1.5" fill="none" />
    </>
  ),
  hand: (
    <>
      <path
        d="M8 1.2l6.9 12.6H1.1z"
        stroke="currentColor"
        strokeWidth="1.5"
        fill="none"
        strokeLinejoin="round"
      />
      <path d="M8 6v3.6" stroke="currentColor" strokeWidth="1.6" />
      <circle cx="8" cy="11.6" r=".9" fill="currentColor" />
    </>
  ),
  'double-disc': (
    <>
      <circle cx="5.7" cy="8" r="4.6" fill="currentColor" />
      <circle cx="10.6" cy="8" r="4.3" stroke="currentColor" strokeWidth="1.4" fill="none" />
    </>
  ),
  minus: <path d="M3.5 8h9" stroke="currentColor" strokeWidth="1.75" />,
  square: (
    <rect x="3" y="3" width="10" height="10" rx="1.5" stroke="currentColor" strokeWidth="1.5" fill="none" />
  ),
  triangle: (
    <path d="M8 2.5l6 11H2z" stroke="currentColor" strokeWidth="1.5" fill="none" strokeLinejoin="round" />
  ),
}

type ShapeProps = { shape: ShapeName; tone: Tone; size?: number; className?: string }

/** A small sign beside its text; the text carries the meaning for screen readers. */
export function Shape({ shape, tone, size = 14, className }: ShapeProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      strokeLinecap="round"
      className={cx('shrink-0', toneText[tone], className)}
    >
      {drawings[shape]}
    </svg>
  )
}
