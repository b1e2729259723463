import { processTerminal } from '../process-terminal.ts'
import { runProgram } from '../run-program.ts'
import { formUsage } from '../words/usage.ts'
import { hawser } from './program.ts'

/** Runs `hawser NAME …` with the words after the name; answers the exit code. */
export async function runOwn(name: string, argv: readonly string[]): Promise<number> {
  const terminal = processTerminal()
  const form = hawser.forms.find(({ option }) => option === name)
  if (form && argv.some((word) => word === '--help' || word === '-h')) {
    terminal.out(`${formUsage('hawser', form)}\n${form.purpose}\n`)
    return 0
  }
  return runProgram(hawser, [name, ...argv], terminal)
}
