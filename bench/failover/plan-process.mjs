// node plan-process.mjs DIRECTORY SYSTEM: prints the plan after the loss of SYSTEM. It starts as hawser does.
import { loadQuickly } from '../../cli/start-up/quick-modules.mjs'

loadQuickly()
const { printPlan } = await import('./print-plan.ts')
const [directory, lost] = process.argv.slice(2)
printPlan(directory, lost)
