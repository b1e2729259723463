import type { Program } from './program.ts'
import { processTerminal } from './process-terminal.ts'
import { runProgram } from './run-program.ts'

/** Runs a command with the words of this process, and sets its exit code. */
export async function main(program: Program): Promise<void> {
  process.exitCode = await runProgram(program, process.argv.slice(2), processTerminal())
}
