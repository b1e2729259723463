import type { Decision } from '#lib/policy/decision.ts'

const two = (number: number): string => String(number).padStart(2, '0')

/** `2026/11/21 22:06:51`, in the time of this machine, as VCS dates its log. */
export function logTime(at: number): string {
  const time = new Date(at)
  const date = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('/')
  return `${date} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')}`
}

/** A line of the engine log: `2026/11/21 22:06:51 VCS NOTICE V-16-1-10166 …`. */
export function logLine({ at, severity, message, text }: Decision): string {
  // The agent framework has the numbers from 13000 to 13999 for itself. vcs-semantics §8.4.
  const origin = message >= 13_000 && message < 14_000 && message !== 13_301 ? 2 : 1
  return `${logTime(at)} VCS ${severity} V-16-${origin}-${message} ${text}`
}
