import type { Happening } from '../../happenings/happening.ts'
import type { FailureKind } from '../play.ts'
import type { ChanceScenario } from '../scenario-of-chance.ts'

export type SameFailure = (scenario: ChanceScenario) => Promise<boolean>

export type Failed = { readonly kind: FailureKind; readonly invariant: string }

/**
 * Leaves out as many happenings as it can while the run still fails as before (delta debugging: halves, quarters,
 * single ones), with at most `tries` runs.
 */
export async function minimise(
  scenario: ChanceScenario,
  fails: SameFailure,
  tries = 400,
): Promise<ChanceScenario> {
  let happenings = [...scenario.happenings]
  let parts = 2
  const budget = { left: tries }
  while (happenings.length > 0 && budget.left > 0) {
    const size = Math.ceil(happenings.length / parts)
    const shorter = await firstFailing(scenario, happenings, size, fails, () => budget.left-- > 0)
    if (shorter) {
      happenings = shorter
      parts = Math.max(2, parts - 1)
    } else {
      if (size <= 1) break
      parts = Math.min(happenings.length, parts * 2)
    }
  }
  return { ...scenario, happenings }
}

async function firstFailing(
  scenario: ChanceScenario,
  happenings: readonly Happening[],
  size: number,
  fails: SameFailure,
  mayTry: () => boolean,
): Promise<Happening[] | null> {
  for (let from = 0; from < happenings.length && mayTry(); from += size) {
    const shorter = happenings.toSpliced(from, size)
    if (await fails({ ...scenario, happenings: shorter })) return shorter
  }
  return null
}
