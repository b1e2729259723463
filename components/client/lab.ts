'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { LabWork } from '#lib/wire/lab-work.ts'
import { ask, failureOf, valueOf, type Answer } from './api.ts'
import type { ConfigurationFile } from './configuration/files.ts'
import { labKey } from './keys.ts'
import { labCommandPath, labPath } from './paths.ts'
import type { Fetched } from './fetched.ts'
import { showToast } from './stores/toasts.ts'
import { detailsOf, sentenceOf } from './words/sentences.ts'

/** The parts of the lab's own state that its panel shows. */
export type LabState = {
  readonly cluster: string
  readonly fence: { readonly failing: boolean }
  readonly systems: readonly LabSystem[]
  readonly disks: readonly LabDisk[]
}

export type LabSystem = {
  readonly name: string
  readonly power: 'on' | 'off'
  readonly network: 'connected' | 'cut'
  readonly hung: boolean
  readonly port: number
  readonly services: readonly {
    readonly service: string
    readonly pid: number
    readonly ports: readonly { readonly port: number }[]
  }[]
  readonly disks: readonly string[]
  readonly addresses: readonly { readonly address: string; readonly device: string }[]
  readonly faults: readonly LabFault[]
}

export type LabFault = {
  readonly kind: 'slow' | 'fail-start' | 'hang'
  readonly service: string
  readonly delayMs: number
}

export type LabDisk = { readonly name: string; readonly owner: string | null; readonly full: boolean }

export type LedgerCheck = { readonly violations: readonly { readonly line: number; readonly text: string }[] }

/** How the lab stands. A refusal `not-a-lab` means: there is none. */
export function useLab(): Fetched<LabState> {
  const query = useQuery({
    queryKey: labKey,
    queryFn: async ({ signal }) => valueOf(await ask<LabState>('GET', labPath, undefined, signal)),
    refetchInterval: (running) => (running.state.status === 'error' ? false : 2000),
  })
  return { value: query.data, failure: failureOf(query.error), loading: query.isPending }
}

/** Whether disk, address or service was ever held by two systems, by the lab's own records. */
export function useLedgerCheck(): Fetched<LedgerCheck> {
  const query = useQuery({
    queryKey: [...labKey, 'ledger'],
    queryFn: async ({ signal }) =>
      valueOf(await ask<LedgerCheck>('GET', labCommandPath('ledger/check'), undefined, signal)),
    refetchInterval: 5000,
  })
  return { value: query.data, failure: failureOf(query.error), loading: query.isPending }
}

const parts = (...names: readonly string[]): string => names.map(encodeURIComponent).join('/')

export type SystemSwitch = 'power-off' | 'power-on' | 'cut-network' | 'restore-network' | 'hang' | 'thaw'
export type ServiceCommand = 'kill' | 'hang' | 'slow' | 'fail-start' | 'heal'

/** The work by hand for a configuration that is to be built: hardware and software that is missing. */
export const prepareLab = (files: readonly ConfigurationFile[]): Promise<Answer<LabWork>> =>
  ask('POST', labCommandPath('prepare'), { files })

/** What a person can break and mend. Each tells of its failure itself and shows the new state. */
export function useLabCommands() {
  const client = useQueryClient()
  const send = async (path: string, body?: unknown): Promise<void> => {
    const answer = await ask<unknown>('POST', labCommandPath(path), body ?? {})
    if (answer.kind !== 'ok') {
      showToast({ tone: 'faulted', shape: 'diamond', title: sentenceOf(answer), lines: detailsOf(answer) })
    }
    await client.invalidateQueries({ queryKey: labKey })
  }
  return {
    switchSystem: (system: string, command: SystemSwitch) => send(parts('systems', system, command)),
    service: (system: string, service: string, command: ServiceCommand, delayMs?: number) =>
      send(
        parts('systems', system, 'services', service, command),
        delayMs === undefined ? undefined : { delayMs },
      ),
    fillDisk: (disk: string, full: boolean) => send(parts('disks', disk, full ? 'fill' : 'empty')),
    breakFence: (failing: boolean) => send(parts('fence', failing ? 'fail' : 'heal')),
  }
}
