#!/usr/bin/env node
import { main } from '../../ha/main.ts'
import { halog } from '../../ha/log/program.ts'

await main(halog)
