import { play, type Played, type Sabotage } from './play.ts'
import type { ChanceScenario } from './scenario-of-chance.ts'

export type Examination = {
  /** Plays every run a second time and compares (I-29). */
  readonly twice: boolean
  /** Plays a run in which the wall clock was set a second time with a clock nobody touches (I-27). */
  readonly clocks: boolean
}

/** Plays one run, and again where two runs have to be compared. The first failure is the one that counts. */
export async function examine(
  scenario: ChanceScenario,
  { twice, clocks }: Examination,
  makeSabotage: () => Sabotage = () => ({}),
): Promise<Played> {
  const played = await play(scenario, makeSabotage())
  if (played.failure) return played
  if (twice) {
    const again = await play(scenario, makeSabotage())
    played.counts.looked.set('I-29', 1)
    if (again.hash !== played.hash)
      return withFailure(played, 'nonDeterminism', 'I-29', 'played twice, it went two ways')
  }
  if (!clocks || !scenario.happenings.some(({ kind }) => kind === 'clock')) return played
  const living = withOneLife(scenario)
  const [set, calm] = [await play(living, makeSabotage()), await play(withoutJumps(living), makeSabotage())]
  played.counts.looked.set('I-27', 1)
  if (calm.timelessHash === set.timelessHash) return played
  return withFailure(played, 'safety', 'I-27', 'it went another way than with a wall clock nobody set')
}

/** A process that begins asks the wall clock how long it was away: only a living engine is compared. */
const withOneLife = (scenario: ChanceScenario): ChanceScenario => ({
  ...scenario,
  happenings: scenario.happenings.filter(
    ({ kind }) => kind !== 'engineKilled' && kind !== 'engineDies' && kind !== 'disk',
  ),
})

/** The same moments, but nobody touches the clock. */
const withoutJumps = (scenario: ChanceScenario): ChanceScenario => ({
  ...scenario,
  happenings: scenario.happenings.map((happening) =>
    happening.kind === 'clock' ? { ...happening, byMs: 0 } : happening,
  ),
})

const withFailure = (
  played: Played,
  kind: NonNullable<Played['failure']>['kind'],
  invariant: string,
  text: string,
): Played => ({ ...played, failure: { kind, invariant, text } })
