/**
 * node plan-process.ts DIRECTORY SYSTEM CACHE: prints the plan after the loss of SYSTEM. Compiled code is kept
 * in CACHE from one run to the next, as an installed program's would be.
 */
import { enableCompileCache } from 'node:module'

const [directory = '', lost = '', cache = ''] = process.argv.slice(2)
enableCompileCache(cache)
const { printPlan } = await import('./print-plan.ts')
printPlan(directory, lost)
