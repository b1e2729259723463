import type { Diagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { ConfigurationProblem } from '#lib/wire/errors.ts'

/** Findings of verify in one file, at their words, each with the button that mends it where there is one. */
export const diagnosticsOf = (
  problems: readonly ConfigurationProblem[],
  file: string,
  doc: Text,
): readonly Diagnostic[] =>
  problems
    .filter((problem) => problem.file === file)
    .map((problem) => {
      const line = doc.line(Math.min(Math.max(1, problem.line), doc.lines))
      const from = Math.min(line.from + problem.column - 1, line.to)
      const word = /^[\w.@"-]+/.exec(line.text.slice(from - line.from))?.[0] ?? ''
      const { fix } = problem
      return {
        from,
        to: from + word.length,
        severity: problem.severity,
        message: [problem.message, problem.expected && `Expected ${problem.expected}.`, problem.hint]
          .filter(Boolean)
          .join(' '),
        ...(fix
          ? {
              actions: [
                {
                  name: fix.title,
                  apply: (view) =>
                    view.dispatch({
                      changes: fix.edits.map(({ from: start, to, text }) => ({
                        from: start,
                        to,
                        insert: text,
                      })),
                    }),
                },
              ],
            }
          : {}),
      } satisfies Diagnostic
    })
