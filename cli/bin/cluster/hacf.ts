#!/usr/bin/env node
import { main } from '../../ha/main.ts'
import { hacf } from '../../ha/files/program.ts'

await main(hacf)
