import type { ResourceRuntime } from '#lib/model/runtime.ts'

/** What went wrong, by the number clean would have been called with. vcs-semantics §4.6, §6.2. */
const findings = [
  'its offline did not end in time',
  'its offline has ended, but it is still online',
  'its online did not end in time',
  'its online has ended, but it did not come up',
  'it went offline by itself',
  'its monitor did not answer in time',
] as const

/** Why a resource waits for an administrator, as half a sentence; null when it does not wait. */
export function adminWaitText({
  flags,
  adminWait,
  cleaning,
}: Pick<ResourceRuntime, 'flags' | 'adminWait' | 'cleaning'>): string | null {
  if (!flags.includes('ADMIN WAIT')) return null
  const finding = adminWait === undefined ? undefined : findings[adminWait]
  if (finding === undefined) return 'the engine cannot tell what to do with it'
  return cleaning === null ? finding : `${finding}, and clean has not helped`
}
