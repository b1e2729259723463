#!/usr/bin/env node
import { main } from '../../ha/main.ts'
import { hatrigger } from '../../ha/trigger/program.ts'

await main(hatrigger)
