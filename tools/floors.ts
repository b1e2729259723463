/** Which test files belong to which floor of `npm test`: folders end with a slash. Every test is in one. */
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
  agents: ['agents/', 'lab/'],
  scenario: ['server/sim/'],
}
