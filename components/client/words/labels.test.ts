import { describe, expect, it } from 'vitest'
import {
  groupStates,
  intermediateStates,
  resourceFlags,
  resourceStates,
  systemStates,
} from '#lib/model/states.ts'
import type { Label } from './label.ts'
import {
  flagLabels,
  groupLabel,
  groupLabels,
  intermediateLabels,
  operationLabels,
  resourceLabels,
  severityLabels,
  stepLabels,
  systemLabel,
  systemLabels,
} from './labels.ts'

const tables: readonly (readonly [
  name: string,
  tokens: readonly string[],
  labels: Readonly<Record<string, Label>>,
])[] = [
  ['resource states', resourceStates, resourceLabels],
  ['group states', groupStates, groupLabels],
  ['resource flags', resourceFlags, flagLabels],
  ['intermediate states', intermediateStates, intermediateLabels],
  ['system states', systemStates, systemLabels],
  ['operation states', ['RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'ASKS'], operationLabels],
  ['step states', ['pending', 'running', 'done', 'failed', 'skipped'], stepLabels],
  ['severities', ['INFO', 'NOTICE', 'WARNING', 'ERROR', 'CRITICAL'], severityLabels],
]

describe('labels', () => {
  it.each(tables)('covers all %s, each with a word of its own', (_name, tokens, labels) => {
    expect(Object.keys(labels).toSorted()).toEqual([...tokens].toSorted())
    for (const label of Object.values(labels)) expect(label.text).toMatch(/^[A-Z]/)
  })

  it.each([
    ['resource states', resourceLabels],
    ['operation states', operationLabels],
    ['severities', severityLabels],
  ] as const)('tells %s apart by shape alone', (_name, labels) => {
    const shapes = Object.values(labels).map(({ shape }) => shape)
    expect(new Set(shapes).size).toBe(shapes.length)
  })

  it('names all tokens of a group, motion first', () => {
    expect(groupLabel(['PARTIAL', 'STARTING', 'FAULTED'])).toMatchObject({
      text: 'Starting, faulted, partial',
      tone: 'transition',
    })
    expect(groupLabel(['OFFLINE', 'FAULTED'])).toMatchObject({ text: 'Faulted', tone: 'faulted' })
    expect(groupLabel([])).toEqual(groupLabels.UNKNOWN)
  })

  it('never shows a silent system as running', () => {
    const contact = {
      kind: 'silent',
      since: 0,
      reason: 'connection lost',
      fencing: { kind: 'none' },
    } as const
    const runtime = { state: 'RUNNING', contact, frozen: null, since: 0, cause: null } as const
    expect(systemLabel(runtime).text).toBe('Silent')
    expect(
      systemLabel({ ...runtime, contact: { ...contact, fencing: { kind: 'running', since: 0 } } }).text,
    ).toBe('Fencing')
  })

  it('says of a running system that its groups are leaving it, until it is leaving itself', () => {
    const contact = { kind: 'connected', since: 0 } as const
    const runtime = { state: 'RUNNING', contact, frozen: null, since: 0, cause: null } as const
    const departure = {
      operation: 1,
      cause: '1.1',
      user: 'kim',
      stage: 'moving',
      sequel: { kind: 'stop' },
    } as const
    expect(systemLabel(runtime).text).toBe('Running')
    expect(systemLabel({ ...runtime, departure }).text).toBe('Evacuating')
    const stopping = { ...departure, stage: 'stopping' } as const
    expect(systemLabel({ ...runtime, state: 'LEAVING', departure: stopping }).text).toBe('Leaving')
  })
})
