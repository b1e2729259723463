import type { ClusterDriver } from '#server/drivers/cluster-driver.ts'
import type { ApiDependencies } from '../api-env.ts'
import { ApiFailure } from '../failure.ts'

/** The running cluster of that name. Throws `unknown-cluster`, or `bad-configuration` for one that could not be loaded. */
export function clusterNamed({ clusters }: ApiDependencies, name: string): ClusterDriver {
  const slot = clusters.find((candidate) => candidate.name === name)
  if (!slot) throw new ApiFailure('unknown-cluster', `There is no cluster named ${name} here.`)
  if (slot.kind === 'running') return slot.driver
  throw new ApiFailure('bad-configuration', slot.message, { problems: slot.problems })
}
