/**
 * The way to a cluster's systems: programs run there and files put there, over one connection per system.
 * What the world does wrong comes back as a value; nothing here rejects.
 */
import type { Duplex, Readable, Writable } from 'node:stream'
import type { SystemName } from '#lib/model/names.ts'
import type { ContactFailure } from '#server/ports.ts'

/** What was asked for, or why the world did not give it. */
export type Attempt<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: ContactFailure }

export interface Transport {
  /**
   * The system's one connection: the live one where there is one, the attempt under way where there is one, else a
   * new attempt. Does not try again by itself (`keepConnected` does).
   */
  connect(system: SystemName): Promise<Attempt<Connection>>
  /** Closes every connection and gives up attempts under way. */
  close(): Promise<void>
}

export interface Connection {
  readonly system: SystemName
  readonly files: RemoteFiles
  /** Resolves once, when the connection is gone for whatever reason, `close` included. */
  readonly lost: Promise<ContactFailure>
  /** False from the moment `lost` resolves. */
  readonly alive: boolean
  /** Starts a program in the login's home directory. `command` is an argument vector. */
  exec(command: readonly string[]): Promise<Attempt<ExecChannel>>
  /** A stream to a TCP service as the system itself would reach it. Answers as late as the system gives up. */
  reach(address: string, port: number): Promise<Reached>
  close(): void
}

/** `refused`: the system tried, and nothing answers there. `unable`: the system could not, or would not, try. */
export type Reached =
  | { readonly kind: 'open'; readonly stream: Duplex }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'unable'; readonly text: string }

/** A program running on a system. Both outputs must be read: its end is told after theirs. */
export interface ExecChannel {
  readonly input: Writable
  readonly output: Readable
  readonly errors: Readable
  /** Resolves after both outputs have ended. */
  readonly ended: Promise<ExecEnd>
  /** Gives the channel up; the program sees its streams close, it is not killed. */
  close(): void
}

export type ExecEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  /** The connection or the channel went before the program's end was told. */
  | { readonly kind: 'lost' }

/** Files on a system. Paths are relative to the login's home directory, or absolute. */
export interface RemoteFiles {
  /** Creates or overwrites a file in an existing directory, and sets its mode. Not atomic. */
  write(path: string, bytes: Uint8Array, mode: number): Promise<Attempt<null>>
  /** The file's bytes, null when there is no such file. */
  read(path: string): Promise<Attempt<Uint8Array | null>>
  /** Entries of a directory without `.` and `..`, by name; null when there is no such directory. */
  list(directory: string): Promise<Attempt<readonly RemoteEntry[] | null>>
}

export type RemoteEntry = {
  readonly name: string
  readonly kind: 'file' | 'directory' | 'other'
  /** Permission bits only. */
  readonly mode: number
  readonly sizeBytes: number
}

export const given = <Value>(value: Value): Attempt<Value> => ({ ok: true, value })

export const failed = (
  failure: ContactFailure,
): { readonly ok: false; readonly failure: ContactFailure } => ({
  ok: false,
  failure,
})
