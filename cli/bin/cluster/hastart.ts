#!/usr/bin/env node
import { main } from '../../ha/main.ts'
import { hastart } from '../../ha/system/program.ts'

await main(hastart)
