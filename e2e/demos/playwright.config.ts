import { defineConfig } from '@playwright/test'
import base from '../../playwright.config.ts'

/** The pictures of README and docs, taken anew: npm run pictures. */
export default defineConfig(base, {
  testDir: import.meta.dirname,
  testMatch: '*.demo.ts',
  globalSetup: '../build-once.ts',
})
