#!/usr/bin/env node
import { main } from '../../ha/main.ts'
import { haconf } from '../../ha/changing/haconf.ts'

await main(haconf)
