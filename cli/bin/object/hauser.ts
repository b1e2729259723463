#!/usr/bin/env node
import { main } from '../../ha/main.ts'
import { hauser } from '../../ha/user/program.ts'

await main(hauser)
