import type { Edit } from '#lib/maincf/edit/edit.ts'
import type { DeskState } from '#lib/wire/configuration.ts'
import { ask, type Answer } from '../api.ts'
import { deskPath, systemFilePath } from '../paths.ts'
import type { ConfigurationFile } from './files.ts'

/** A change as edits, or as whole files; `base`: the version it is made on. */
export type ChangeOnWire =
  | { readonly base: number; readonly edits: readonly Edit[] }
  | { readonly base: number; readonly files: readonly ConfigurationFile[] }

/** How it is to be taken. With `confirmWithinMs` it is rolled back unless somebody confirms in time. */
export type Applying = { readonly reason: string; readonly confirmWithinMs: number | null }

/** What every change of the desk is answered with: how it stands now. */
export type DeskAnswer = { readonly version: number; readonly desk: DeskState }
type Done = Answer<DeskAnswer>

export const openDesk = (cluster: string): Promise<Done> => ask('POST', deskPath(cluster, 'open'), {})

export const takeOverDesk = (cluster: string, reason: string): Promise<Done> =>
  ask('POST', deskPath(cluster, 'take-over'), { reason })

export const closeDesk = (cluster: string, discard: boolean): Promise<Done> =>
  ask('POST', deskPath(cluster, 'close'), { discard })

export const saveDraft = (cluster: string, edits: readonly Edit[]): Promise<Done> =>
  ask('PUT', deskPath(cluster, 'draft'), { edits })

export const applyChange = (cluster: string, change: ChangeOnWire, applying: Applying): Promise<Done> =>
  ask('POST', deskPath(cluster, 'apply'), { ...change, ...applying, requestId: crypto.randomUUID() })

export const confirmVersion = (cluster: string, version: number): Promise<Done> =>
  ask('POST', deskPath(cluster, 'confirm'), { version })

export const rollBack = (cluster: string, version: number, applying: Applying): Promise<Done> =>
  ask('POST', deskPath(cluster, 'rollback'), { version, ...applying, requestId: crypto.randomUUID() })

/** What was edited in the watched directory becomes the next version. */
export const adoptOutside = (cluster: string, reason: string): Promise<Done> =>
  ask('POST', deskPath(cluster, 'outside/adopt'), { reason, requestId: crypto.randomUUID() })

/** The running files are written over it. */
export const revertOutside = (cluster: string): Promise<Done> =>
  ask('POST', deskPath(cluster, 'outside/revert'), { requestId: crypto.randomUUID() })

/** One file of a system, by SFTP. */
export const readSystemFile = (cluster: string, system: string, path: string) =>
  ask<ConfigurationFile>('GET', systemFilePath(cluster, system, path))
