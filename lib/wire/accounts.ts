/** Roles of vcs-semantics §10.5. A user has one for the cluster, and may have more for single groups. */
export const clusterRoles = ['Cluster Administrator', 'Cluster Operator', 'Guest'] as const
export const groupRoles = ['Group Administrator', 'Group Operator'] as const
export type ClusterRole = (typeof clusterRoles)[number]
export type GroupRole = (typeof groupRoles)[number]

export type Account = {
  readonly user: string
  readonly role: ClusterRole
  /** By group name. */
  readonly groups: Readonly<Record<string, GroupRole>>
  readonly passwordSet: boolean
}
