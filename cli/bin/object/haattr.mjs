#!/usr/bin/env node
import { loadQuickly } from '../../start-up/quick-modules.mjs'

loadQuickly()
const { main } = await import('../../ha/main.ts')
const { haattr } = await import('../../ha/changing/haattr.ts')
await main(haattr)
