/** What lab/software can install: each kind has programs of its own. */
export type SoftwareKind =
  | 'messaging'
  | 'administration'
  | 'directory'
  | 'netscape'
  | 'instant-messaging'
  | 'instant-messaging-configuration'
  | 'axigen'
  | 'axigen-program'

/** One ServerRoot or InstanceRoot. `volume` null: installed on each of `systems` itself. */
export type Software = {
  readonly kind: SoftwareKind
  readonly root: string
  readonly volume: { readonly disk: string; readonly name: string; readonly path: string } | null
  readonly systems: readonly string[]
  /** Runs on many systems at once (a parallel group). */
  readonly everySystem: boolean
  readonly services: readonly SoftwareService[]
}

export type SoftwareService = {
  readonly resource: string
  readonly name: string
  readonly protocol: string
  readonly port: number
  readonly address: string | null
}
