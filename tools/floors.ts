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
    'server/wiring/',
    'server/main.test.ts',
  ],
  contract: ['server/transport/', 'server/agents/', 'server/drivers/', 'server/engine/'],
  agents: ['agents/', 'lab/', '!lab/real/'],
  real: ['lab/real/'],
  scenario: ['server/sim/'],
}

/** Floors that not every machine can run: why this one cannot, in one sentence, or null. */
export const whyNotHere: Readonly<Record<string, () => string | null>> = { real: whyNoRealLab }
