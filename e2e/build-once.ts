import { buildConsole } from '../tools/launch/console-build.ts'

/** The console is built once for all files. */
export default function buildOnce(): void {
  if (!buildConsole((line) => process.stderr.write(`${line}\n`)))
    throw new Error('the console does not build')
}
