#!/usr/bin/env node
import { loadQuickly } from '../../start-up/quick-modules.mjs'

loadQuickly()
const { main } = await import('../../ha/main.ts')
const { haconf } = await import('../../ha/changing/haconf.ts')
await main(haconf)
