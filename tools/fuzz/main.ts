/** npm run fuzz -- ROOM [--inputs N] [--seed S]: throws bent inputs at a room and says what it did with them. */
import { parseArgs } from 'node:util'
import { fuzzMaincf } from './maincf/fuzz-maincf.ts'

const rooms: Readonly<Record<string, (inputs: number, seed: number) => Promise<boolean>>> = {
  maincf: fuzzMaincf,
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
})
const fuzz = rooms[positionals[0] ?? '']
const inputs = Number(values.inputs)
const seed = Number(values.seed)
if (!fuzz || !Number.isSafeInteger(inputs) || !Number.isSafeInteger(seed)) {
  process.stderr.write(`Usage: npm run fuzz -- ${Object.keys(rooms).join('|')} [--inputs N] [--seed S]\n`)
  process.exit(2)
}
process.exitCode = (await fuzz(inputs, seed)) ? 0 : 1
