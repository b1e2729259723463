import { defineConfig } from '@playwright/test'
import base from '../../playwright.config.ts'

/** What is filmed on the real lab, which not every machine can bring up: docs/how-to/real-lab.md. */
export default defineConfig(base, {
  testDir: import.meta.dirname,
  testMatch: '*.film.ts',
  globalSetup: '../build-once.ts',
})
