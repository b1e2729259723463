import { explanationOf } from '#lib/maincf/catalogue/catalogue.ts'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { ConfigurationProblem } from '#lib/maincf/problem.ts'
import { lines } from '../print/columns.ts'
import type { Form } from '../program.ts'
import { isShipped, readFolder } from '../files/read-folder.ts'

const lineOf = ({ file, line, column, severity, message, hint, id }: ConfigurationProblem): string =>
  `${file}:${line}:${column}: ${severity}: ${message}${hint === null ? '' : ` ${hint}`} [${id}]`

/** `hawser verify`: errors and warnings, each with its place and its name. */
export const verify: Form = {
  option: 'verify',
  syntax: '[MAIN.CF | DIRECTORY] [--explain]',
  purpose: 'errors and warnings of a configuration; --explain: why each matters',
  flags: { '--explain': 'none' },
  names: [0, 1],
  run(words) {
    const [path = '.'] = words.names
    const { problems } = loadConfiguration(readFolder(path))
    const own = problems.filter(({ file, severity }) => severity === 'error' || !isShipped(path, file))
    const explained = words.has('--explain')
    const text = own.map((problem) => {
      const why = explained ? explanationOf(problem.id) : null
      return why === null ? lineOf(problem) : `${lineOf(problem)}\n    ${why}`
    })
    const code = own.some(({ severity }) => severity === 'error') ? 1 : 0
    return Promise.resolve({ text: lines(text), data: own, code })
  },
}
