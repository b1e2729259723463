import { join } from 'node:path'
import type { ClusterName, SystemName } from '#lib/model/names.ts'
import type { Engine } from '#server/engine/engine.ts'
import type { MailFlows } from '#server/drivers/mail-flows.ts'
import type { Clock, Log, Random, SecretBox } from '#server/ports.ts'
import type { ClusterView } from '#server/proof/cluster-view.ts'
import { MailFlowProofs } from '#server/proof/mail-flow-proofs.ts'
import { ProofFileFailure, ProofStore } from '#server/store/proof-store.ts'
import { reachFromHere } from '#server/transport/reach-from-here.ts'
import type { Reached } from '#server/transport/transport.ts'

export type MailFlowsOptions = {
  readonly name: ClusterName
  /** Where the cluster's own things are. */
  readonly directory: string
  readonly engine: Engine
  readonly reach: (from: SystemName, address: string, port: number) => Promise<Reached>
  readonly secrets: SecretBox
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** The proofs of one cluster's mail flows; null when their file cannot be used, which must not stop the engine. */
export function openMailFlows(options: MailFlowsOptions): MailFlows | null {
  const { directory, engine, name, log, reach } = options
  try {
    return new MailFlowProofs({
      ...options,
      view: viewOf(name, engine),
      memory: new ProofStore(join(directory, 'mail-flows.json')),
      reach: (from, address, port) =>
        from === null ? reachFromHere(address, port) : reach(from, address, port),
    })
  } catch (error) {
    if (!(error instanceof ProofFileFailure)) throw error
    log.write('error', error.message, { cluster: name, cause: String(error.cause) })
    return null
  }
}

const viewOf = (cluster: ClusterName, engine: Engine): ClusterView => ({
  cluster,
  state: () => engine.state,
  follow(listener) {
    const following = engine.subscribe(engine.state.revision, {
      change: ({ decisions }) => listener(decisions),
      facts: () => undefined,
    })
    return following === 'gap' ? () => undefined : following.stop
  },
  note: (line) => engine.post({ kind: 'noted', ...line }),
})
