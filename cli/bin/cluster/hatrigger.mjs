#!/usr/bin/env node
import { loadQuickly } from '../../start-up/quick-modules.mjs'

loadQuickly()
const { main } = await import('../../ha/main.ts')
const { hatrigger } = await import('../../ha/trigger/program.ts')
await main(hatrigger)
