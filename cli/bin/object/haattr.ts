#!/usr/bin/env node
import { main } from '../../ha/main.ts'
import { haattr } from '../../ha/changing/haattr.ts'

await main(haattr)
