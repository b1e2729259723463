/** What the embedded lab has made for a configuration that is to be built. Answer of POST /api/lab/prepare. */
export type LabWork = {
  /** What was not there before; empty when all of it stood already. */
  readonly made: readonly LabPiece[]
  /** Roots of software that runs: left as they are, though the configuration says something else of them. */
  readonly inUse: readonly string[]
}

export type LabPiece = {
  readonly kind: LabPieceKind
  /** Disk group, `disk group/volume`, directory, device or address. */
  readonly name: string
  /** Systems it was made on; empty for what is shared. */
  readonly systems: readonly string[]
}

export type LabPieceKind = 'disk' | 'volume' | 'mount-point' | 'network-card' | 'router' | 'software'
