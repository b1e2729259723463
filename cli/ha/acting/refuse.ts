import { CommandFailure } from '../messages/command-failure.ts'
import { numbers, warning } from '../messages/message.ts'
import type { Words } from '../words/read-words.ts'

/** Flags of VCS that Hawser knows and will not follow, each with the reason. */
export function refuseFlags(words: Words, reasons: Readonly<Record<string, string>>): void {
  const refused = Object.entries(reasons).filter(([flag]) => words.has(flag))
  if (refused.length === 0) return
  throw new CommandFailure(
    refused.map(([flag, why]) => warning(numbers.notSupported, `${flag} is not followed: ${why}`)),
  )
}
