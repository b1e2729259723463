import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { printConfiguration } from '#lib/maincf/print/print-configuration.ts'
import type { ConfigurationProblem } from '#lib/maincf/problem.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { failure, numbers } from '../messages/message.ts'
import { silent, type Form } from '../program.ts'
import { pathOf, readFolder } from './read-folder.ts'

const lineOf = (path: string, { file, line, message, hint }: ConfigurationProblem) =>
  failure(
    numbers.badConfiguration,
    `${pathOf(path, file)} line ${line}: ${message}${hint === null ? '' : ` ${hint}`}`,
  )

/** The configuration of a folder. Throws `CommandFailure` with a line for every error. */
export function soundConfiguration(path: string): Configuration {
  const { configuration, problems } = loadConfiguration(readFolder(path))
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (configuration && errors.length === 0) return configuration
  throw new CommandFailure(errors.map((problem) => lineOf(path, problem)))
}

/** `hacf -verify`: silent when the configuration is legal. vcs-semantics §1.4. */
export const verifyForm: Form = {
  option: '-verify',
  syntax: 'DIRECTORY [-display]',
  purpose: 'says what is wrong with a configuration, nothing when it is legal; -display prints it',
  flags: { '-display': 'none' },
  names: [0, 1],
  run(words) {
    const configuration = soundConfiguration(words.names[0] ?? '.')
    if (!words.has('-display')) return Promise.resolve({ ...silent, data: { legal: true } })
    const files = printConfiguration(configuration)
    return Promise.resolve({ text: files.map(({ text }) => text).join('\n'), data: configuration })
  },
}
