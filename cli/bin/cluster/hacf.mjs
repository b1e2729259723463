#!/usr/bin/env node
import { loadQuickly } from '../../start-up/quick-modules.mjs'

loadQuickly()
const { main } = await import('../../ha/main.ts')
const { hacf } = await import('../../ha/files/program.ts')
await main(hacf)
