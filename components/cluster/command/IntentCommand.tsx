import { commandOfIntent } from '#lib/planner/command/command-of-intent.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { shellLine } from '#lib/maincf/commands/words.ts'
import { CommandLine } from '#components/ui/display/CommandLine.tsx'

/** The ha command for what is about to be done; not there where VCS has none. */
export function IntentCommand({ intent }: { intent: Intent }) {
  const command = commandOfIntent(intent)
  return command && <CommandLine label="The same as" text={shellLine(command)} />
}
