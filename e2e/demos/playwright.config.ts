import { defineConfig } from '@playwright/test'
import base from '../../playwright.config.ts'

/** `npm run demo`: tests that are worth showing, at the pace of a reader, and the pictures of README and docs. */
export default defineConfig(base, {
  testDir: '..',
  testMatch: ['*.e2e.ts', 'demos/*.demo.ts'],
  grep: /@demo/,
  timeout: 300_000,
  globalSetup: '../build-once.ts',
  // A trace takes pictures of its own, smaller ones, and the films would be of those.
  use: { ...base.use, trace: 'off' },
})
