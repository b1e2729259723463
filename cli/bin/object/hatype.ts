#!/usr/bin/env node
import { main } from '../../ha/main.ts'
import { hatype } from '../../ha/type/program.ts'

await main(hatype)
