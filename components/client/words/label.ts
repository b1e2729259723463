/**
 * How a state is shown: word, sign and voice together, never one alone. The signs and voices are those of
 * `components/ui`, named here again because this room knows no screen.
 */
export type Label = { readonly text: string; readonly shape: LabelShape; readonly tone: LabelTone }

export type LabelShape =
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

export type LabelTone =
  'neutral' | 'accent' | 'online' | 'partial' | 'faulted' | 'transition' | 'unknown' | 'frozen' | 'offline'

export const label = (text: string, shape: LabelShape, tone: LabelTone): Label => ({ text, shape, tone })
