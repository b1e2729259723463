#!/usr/bin/env node
import { loadQuickly } from '../../start-up/quick-modules.mjs'

loadQuickly()
const { main } = await import('../../ha/main.ts')
const { hagrp } = await import('../../ha/group/program.ts')
await main(hagrp)
