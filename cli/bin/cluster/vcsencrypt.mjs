#!/usr/bin/env node
import { loadQuickly } from '../../start-up/quick-modules.mjs'

loadQuickly()
const { main } = await import('../../ha/main.ts')
const { vcsencrypt } = await import('../../ha/secret/program.ts')
await main(vcsencrypt)
