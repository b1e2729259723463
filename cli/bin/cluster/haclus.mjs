#!/usr/bin/env node
import { loadQuickly } from '../../start-up/quick-modules.mjs'

loadQuickly()
const { main } = await import('../../ha/main.ts')
const { haclus } = await import('../../ha/cluster/program.ts')
await main(haclus)
