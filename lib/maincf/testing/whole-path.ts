import { applyFix } from '../fix.ts'
import { formatText } from '../format/format-text.ts'
import { loadConfiguration } from '../load/load-configuration.ts'
import type { ConfigurationFile } from '../load/includes.ts'
import { parse } from '../parse.ts'
import { printConfiguration } from '../print/print-configuration.ts'
import { printTree } from '../syntax/tree.ts'

/**
 * Takes a text the whole way: parse, verify, build, print, format, fix. Throws where anything throws, and
 * where a promise of the language is broken: bytes are kept, problems have a place in the text, a printed
 * model is read as the same one, and what was formatted stays as it is.
 */
export const takeWholePath = (text: string, types: readonly ConfigurationFile[]): void => {
  const files = [{ name: 'main.cf', text }, ...types]
  const { configuration, problems } = loadConfiguration(files)
  if (printTree(parse('main.cf', text).tree) !== text) throw new Error('bytes were lost')
  const lines = text.split('\n').length
  for (const { file, line, column } of problems) {
    if (line < 1 || column < 1 || (file === 'main.cf' && line > lines))
      throw new Error('a problem without a place')
  }
  const fixed = problems.find(({ fix, file }) => fix && file === 'main.cf')
  if (fixed?.fix) loadConfiguration(applyFix(files, 'main.cf', fixed.fix))
  const formatted = formatText(text).text
  if (formatted !== null && formatText(formatted).text !== formatted)
    throw new Error('formatting is not stable')
  if (!configuration) return
  const printed = printConfiguration(configuration)
  const again = loadConfiguration(printed)
  if (!again.configuration) throw new Error(`what was printed does not load: ${again.problems[0]?.message}`)
  const second = printConfiguration(again.configuration)
  if (JSON.stringify(second) !== JSON.stringify(printed)) throw new Error('printing is not stable')
}
