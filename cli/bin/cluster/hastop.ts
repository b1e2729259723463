#!/usr/bin/env node
import { main } from '../../ha/main.ts'
import { hastop } from '../../ha/system/program.ts'

await main(hastop)
