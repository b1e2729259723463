#!/usr/bin/env node
import { main } from '../../ha/main.ts'
import { haclus } from '../../ha/cluster/program.ts'

await main(haclus)
