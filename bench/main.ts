/** npm run bench -- NAME: measures, side by side with a peer or a limit, and prints figures. Never a test. */
import { benchEngine } from './engine.ts'
import { benchFailoverPlan } from './failover-plan.ts'
import { benchFailoverReal } from './failover-real.ts'
import { benchMaincf } from './maincf.ts'
import { benchMemory } from './memory.ts'
import { benchMonitors } from './monitors.ts'
import { benchSimulate } from './simulate.ts'
import { benchSwitch } from './switch.ts'

const benches: Readonly<Record<string, () => Promise<void>>> = {
  switch: benchSwitch,
  engine: benchEngine,
  'failover-plan': benchFailoverPlan,
  'failover-real': benchFailoverReal,
  memory: benchMemory,
  maincf: benchMaincf,
  simulate: benchSimulate,
  monitors: benchMonitors,
}

const asked = process.argv[2] ?? ''
const bench = benches[asked]
if (!bench) {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benches).join('|')}\n`)
  process.exit(2)
}
await bench()
