import { defineConfig } from '@playwright/test'
import base from '../../playwright.config.ts'

/**
 * What is filmed on the real lab, which not every machine can bring up: docs/how-to/real-lab.md. The film is the
 * record: a trace beside it would take the browser's time from it.
 */
export default defineConfig(base, {
  testDir: import.meta.dirname,
  testMatch: '*.film.ts',
  globalSetup: '../build-once.ts',
  // A machine that films beside other work is slow, and the film shows it as it is.
  expect: { timeout: 90_000 },
  use: { ...base.use, trace: 'off', actionTimeout: 90_000 },
})
