import { create } from 'zustand'

/** How the event stream of one cluster stands. Times are of this browser's clock, in milliseconds. */
export type Connection = {
  readonly phase: 'connecting' | 'live' | 'waiting'
  /** Last byte that came, heartbeats included. */
  readonly heardAt: number
  /** When it is tried again, while `waiting`. */
  readonly retryAt: number | null
  /** Add to this browser's clock to get the engine's. */
  readonly clockOffsetMs: number
}

const fresh: Connection = { phase: 'connecting', heardAt: 0, retryAt: null, clockOffsetMs: 0 }

type Connections = { readonly byCluster: Readonly<Record<string, Connection>> }

const useStore = create<Connections>()(() => ({ byCluster: {} }))

export const useConnection = (cluster: string): Connection =>
  useStore((state) => state.byCluster[cluster] ?? fresh)

export const noteConnection = (cluster: string, part: Partial<Connection>): void =>
  useStore.setState(({ byCluster }) => ({
    byCluster: { ...byCluster, [cluster]: { ...(byCluster[cluster] ?? fresh), ...part } },
  }))
