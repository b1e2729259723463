import type { Plan } from './plan.ts'

/**
 * Short stable text (at most 40 characters) that differs when two plans differ in what they would do.
 * A console sends the fingerprint of the plan a person saw; the engine compares it with its own.
 */
export function planFingerprint(plan: Plan): string {
  const steps = plan.steps.map((step) => {
    const before = step.after.toSorted((a, b) => a - b).join(',')
    return `${step.id}:${step.action}:${step.resource}@${step.system}<${before}`
  })
  const text = [plan.title, plan.group ?? '-', plan.target ?? '-', ...steps].join('\n')
  return `${plan.steps.length}-${hash(text, 0x811c9dc5)}${hash(text, 0x01234567)}`
}

/** FNV-1a, 32 bits, as eight hexadecimal digits. */
function hash(text: string, seed: number): string {
  let value = seed
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return value.toString(16).padStart(8, '0')
}
