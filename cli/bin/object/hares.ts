#!/usr/bin/env node
import { main } from '../../ha/main.ts'
import { hares } from '../../ha/resource/program.ts'

await main(hares)
