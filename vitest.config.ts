import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{lib,server,agents,lab,cli,components,tools}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
  },
})
