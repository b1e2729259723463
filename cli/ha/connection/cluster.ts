import type { ClusterName } from '#lib/model/names.ts'
import type { Change, ClusterSnapshot } from '#lib/wire/snapshot.ts'

/** One cluster of a running Hawser, as the commands see it. Everything throws `CommandFailure`. */
export interface Cluster {
  readonly name: ClusterName
  snapshot(): Promise<ClusterSnapshot>
  /** `path` below the cluster's own: `/log?limit=10`. */
  get(path: string): Promise<unknown>
  post(path: string, body: unknown): Promise<unknown>
  /** The present state, then every change with the state after it, until `until` fires. */
  follow(until: AbortSignal): AsyncIterable<Followed>
  /** Below `/api`: what belongs to no cluster. */
  getFromApi(path: string): Promise<unknown>
}

/** `change` is null for the present state, and where changes were missed. */
export type Followed = { readonly snapshot: ClusterSnapshot; readonly change: Change | null }
