/** What a command speaks to: a terminal, or whatever its output goes to. */
export type Terminal = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Asks for a line that is not shown while it is typed; read from standard input where that is no terminal. */
  readonly askSecret: (prompt: string) => Promise<string>
  /** Fires when the person has had enough (Ctrl-C). */
  readonly interrupted: AbortSignal
}
