#!/usr/bin/env node
import { loadQuickly } from '../../start-up/quick-modules.mjs'

loadQuickly()
const { main } = await import('../../ha/main.ts')
const { hatype } = await import('../../ha/type/program.ts')
await main(hatype)
