/** The voices a thing on the screen can have. Every one has a colour, a wash and a border. */
export type Tone =
  'neutral' | 'accent' | 'online' | 'partial' | 'faulted' | 'transition' | 'unknown' | 'frozen' | 'offline'

export const toneText: Readonly<Record<Tone, string>> = {
  neutral: 'text-text-muted',
  accent: 'text-accent',
  online: 'text-online',
  partial: 'text-partial',
  faulted: 'text-faulted',
  transition: 'text-transition',
  unknown: 'text-unknown',
  frozen: 'text-frozen',
  offline: 'text-offline',
}

export const toneWash: Readonly<Record<Tone, string>> = {
  neutral: 'bg-hover',
  accent: 'bg-accent-wash',
  online: 'bg-online-wash',
  partial: 'bg-partial-wash',
  faulted: 'bg-faulted-wash',
  transition: 'bg-transition-wash',
  unknown: 'bg-unknown-wash',
  frozen: 'bg-frozen-wash',
  offline: 'bg-transparent',
}

export const toneBorder: Readonly<Record<Tone, string>> = {
  neutral: 'border-line',
  accent: 'border-accent/45',
  online: 'border-online/40',
  partial: 'border-partial/45',
  faulted: 'border-faulted/50',
  transition: 'border-transition/45',
  unknown: 'border-unknown/40',
  frozen: 'border-frozen/45',
  offline: 'border-line',
}
