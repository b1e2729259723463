#!/usr/bin/env node
import { main } from '../../ha/main.ts'
import { hasys } from '../../ha/system/program.ts'

await main(hasys)
