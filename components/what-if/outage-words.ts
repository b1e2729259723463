import type { Outage } from '#lib/forecast/outage.ts'
import { durationText } from '#components/client/words/ages.ts'

/** An outage in words: "out for 1 min 24 s", and what the time went into. */
export function outageWords({ totalMs, detectionMs, confirmationMs, workMs, isOver }: Outage): {
  readonly total: string
  readonly parts: string
} {
  const parts = [
    detectionMs > 0 ? `${durationText(detectionMs)} until it is noticed` : null,
    confirmationMs > 0 ? `${durationText(confirmationMs)} until the system is certainly off` : null,
    workMs > 0 ? `${durationText(workMs)} of work` : null,
  ]
  return {
    total: isOver ? `out for ${durationText(totalMs)}` : 'out until somebody acts',
    parts: parts.filter((part) => part !== null).join(', '),
  }
}
