#!/usr/bin/env node
import { main } from '../../ha/main.ts'
import { hastatus } from '../../ha/status/program.ts'

await main(hastatus)
