import { whyNoRealLab } from '#lab/real/abilities.ts'

/**
 * Which test files belong to which floor of `npm test`: folders end with a slash, and one after `!` is not of the
 * floor. Every test is in one.
 */
export const vitestFloors: Readonly<Record<string, readonly string[]>> = {
  house: ['tools/'],
  unit: [
    'lib/',
    'components/',
    'cli/',
    'server/api/',
    'server/store/',
    'server/proof/',
    'server/mail/',
    'server/notify/',
    'server/wiring/',
    'server/main.test.ts',
    '!agents/',
  ],
  contract: ['server/transport/', 'server/agents/', 'server/drivers/', 'server/engine/', 'server/preflight/'],
  agents: ['agents/', 'lab/', '!lab/real/', '!server/agents/'],
  real: ['lab/real/'],
  scenario: ['server/sim/'],
}

/** Files a floor has under way at a time: those of `agents` mostly wait, for processes and for intervals to pass. */
export const workersOf = (floor: string): number => (floor === 'agents' ? 4 : 2)

/** Floors that not every machine can run: why this one cannot, in one sentence, or null. */
export const whyNotHere: Readonly<Record<string, () => string | null>> = { real: whyNoRealLab }
