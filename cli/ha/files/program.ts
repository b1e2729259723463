import type { Program } from '../program.ts'
import { fromCommands, toCommands } from './commands.ts'
import { verifyForm } from './verify.ts'

export const hacf: Program = {
  name: 'hacf',
  purpose: 'configurations on disk; no Hawser has to run',
  forms: [verifyForm, toCommands, fromCommands],
}
