import { foreignKinds, type ForeignKind } from '#lib/frameworks/foreign/read-foreign.ts'
import { targets, type Target } from './convert/targets.ts'

/** What is looked at, as it stands in the address. A text that is read is in no address. */
export type FrameworksQuestion = {
  readonly view: 'convert' | 'read'
  readonly to: Target
  readonly way: 'steps' | 'reverse'
  /** Of Pacemaker: the program that switches a system off; empty: none is chosen. */
  readonly fence: string
  /** What the text is said to be; null: what it looks like. */
  readonly as: ForeignKind | null
}

type Reader = { get(name: string): string | null }

export const isFenceName = (name: string): boolean => name === '' || /^[\w.+-]{1,64}$/.test(name)

/** Reads it out of an address; what it does not know has its usual value. */
export function questionFrom(parameters: Reader): FrameworksQuestion {
  const fence = parameters.get('fence') ?? ''
  return {
    view: parameters.get('view') === 'read' ? 'read' : 'convert',
    to: targets.find((each) => each === parameters.get('to')) ?? 'pacemaker',
    way: parameters.get('way') === 'reverse' ? 'reverse' : 'steps',
    fence: isFenceName(fence) ? fence : '',
    as: foreignKinds.find((each) => each === parameters.get('as')) ?? null,
  }
}

/** The query string of the tab. Only what matters to what is looked at is kept. */
export function queryOf({ view, to, way, fence, as }: FrameworksQuestion): string {
  const query = new URLSearchParams({ tab: 'frameworks' })
  if (view === 'read') {
    query.set('view', 'read')
    if (as !== null) query.set('as', as)
    return query.toString()
  }
  query.set('to', to)
  if (way === 'reverse') query.set('way', 'reverse')
  if (to === 'pacemaker' && fence !== '') query.set('fence', fence)
  return query.toString()
}
