/** npm run fuzz -- ROOM [--inputs N] [--seed S]: throws bent inputs at a room and says what it did with them. */
import { parseArgs } from 'node:util'
import { fuzzMaincf } from './maincf/fuzz-maincf.ts'

const rooms: Readonly<Record<string, (inputs: number, seed: number) => Promise<boolean>>> = {
  maincf: fuzzMaincf,
}

const usage = `Usage: npm run fuzz -- ${Object.keys(rooms).join('|')} [--inputs N] [--seed S]\n`
const [room = '', ...words] = process.argv.slice(2)
const { positionals, values } = parseArgs({
  args: words,
  allowPositionals: true,
  strict: false,
  options: { inputs: { type: 'string' }, seed: { type: 'string' } },
})
const { inputs = '100000', seed = '1', ...others } = values
const fuzz = rooms[room]
const isNumber = (word: string | boolean): word is string => /^\d{1,15}$/.test(String(word))
if (
  !fuzz ||
  positionals.length > 0 ||
  Object.keys(others).length > 0 ||
  !isNumber(inputs) ||
  !isNumber(seed)
) {
  process.stderr.write(usage)
  process.exit(2)
}
process.exitCode = (await fuzz(Number(inputs), Number(seed))) ? 0 : 1
