import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{lib,server,agents,lab,cli,components,tools}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
    // Loading the rooms anew for every file took longer than the tests; no test leaves anything behind in a module.
    isolate: false,
  },
})
