#!/usr/bin/env node
import { loadQuickly } from './start-up/quick-modules.mjs'

loadQuickly()
await import('./hawser.ts')
