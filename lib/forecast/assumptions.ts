import { resourceNumber } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { ResourceState } from '#lib/model/states.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import type { Assumptions, ForecastOptions, ObservedMonitors, TimedEntryPoint } from './happening.ts'

/**
 * What is assumed when nothing better is known: moderate times of a service on shared disks, and a silence
 * that is noticed when three pings of the runner, two seconds apart, stay without an answer.
 */
export const usualAssumptions: Assumptions = {
  entryPointsMs: { online: 10_000, offline: 10_000, clean: 5_000, monitor: 1_000 },
  byTypeMs: {},
  byResourceMs: {},
  pace: 'assumed',
  triggerMs: 1_000,
  silenceMs: 8_000,
  fenceMs: 10_000,
  fence: 'works',
  confirmAfterMs: null,
}

/** The usual assumptions with those given in their place. */
export function assumptionsOf({ assumptions = {} }: ForecastOptions): Assumptions {
  const entryPointsMs = { ...usualAssumptions.entryPointsMs, ...assumptions.entryPointsMs }
  return { ...usualAssumptions, ...assumptions, entryPointsMs }
}

const timed: Readonly<Record<string, { readonly entryPoint: TimedEntryPoint; readonly timeout: string }>> = {
  online: { entryPoint: 'online', timeout: 'OnlineTimeout' },
  offline: { entryPoint: 'offline', timeout: 'OfflineTimeout' },
  clean: { entryPoint: 'clean', timeout: 'CleanTimeout' },
  monitor: { entryPoint: 'monitor', timeout: 'MonitorTimeout' },
}

/**
 * How long a run takes, in milliseconds: what is given for the resource, for its type, what its monitor was
 * seen to take, what is usual. A run at the longest pace takes its whole timeout and still counts as ended.
 */
export function durationMsOf(
  configuration: Configuration,
  {
    resource,
    system,
    entryPoint,
    timeoutMs,
  }: Omit<RunEntryPoint, 'kind' | 'run' | 'delayMs' | 'cleanReason'>,
  assumptions: Assumptions,
  observed: ObservedMonitors,
): number {
  const kind = timed[entryPoint]?.entryPoint ?? 'monitor'
  const { byResourceMs, byTypeMs, entryPointsMs, pace } = assumptions
  if (pace === 'longest' && kind !== 'monitor') return timeoutMs
  const type = configuration.resources[resource]?.type ?? ''
  const given = byResourceMs[resource]?.[kind] ?? byTypeMs[type]?.[kind]
  if (given !== undefined) return given
  const seen = kind === 'monitor' ? observed[`${resource}@${system}`]?.durationMs : undefined
  return seen ?? entryPointsMs[kind]
}

/** The timeout of an entry point that was under way when the forecast began, in milliseconds. */
export const timeoutMsOf = (
  configuration: Configuration,
  { resource, system, entryPoint }: Pick<RunEntryPoint, 'resource' | 'system' | 'entryPoint'>,
): number =>
  resourceNumber(configuration, resource, timed[entryPoint]?.timeout ?? 'MonitorTimeout', system) * 1000

/** Time between two monitors of a resource that nothing is done with, in milliseconds. vcs-semantics §3.2. */
export function monitorIntervalMs(
  configuration: Configuration,
  { resource, system }: Pick<RunEntryPoint, 'resource' | 'system'>,
  state: ResourceState,
): number {
  const isDown = state === 'OFFLINE' || state === 'FAULTED'
  const attribute = isDown ? 'OfflineMonitorInterval' : 'MonitorInterval'
  return Math.max(1, resourceNumber(configuration, resource, attribute, system)) * 1000
}
