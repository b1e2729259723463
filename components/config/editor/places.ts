import { parse } from '#lib/maincf/parse.ts'
import type { Clause } from '#lib/maincf/syntax/tree.ts'
import type { ConfigurationFile } from '#components/client/configuration/files.ts'

/** A thing of the configuration as the address names it. */
export type TextObject = {
  readonly kind: 'cluster' | 'system' | 'group' | 'resource' | 'type'
  readonly name: string
}

const kinds = ['cluster', 'system', 'group', 'resource', 'type'] as const

/** `resource:mail_ip` */
export const objectText = ({ kind, name }: TextObject): string => `${kind}:${name}`

export function objectOfText(text: string | null): TextObject | null {
  const kind = kinds.find((each) => text?.startsWith(`${each}:`))
  return kind && text ? { kind, name: text.slice(kind.length + 1) } : null
}

type Named = { readonly object: TextObject; readonly at: number }

function namedOf(clause: Clause): Named | null {
  switch (clause.kind) {
    case 'cluster':
    case 'system':
    case 'group':
    case 'resource':
    case 'type':
      return { object: { kind: clause.kind, name: clause.name.text }, at: clause.name.start }
    default:
      return null
  }
}

/** The block an offset stands in or behind; null before the first. */
export function objectAt(file: ConfigurationFile, offset: number): TextObject | null {
  const before = parse(file.name, file.text).tree.clauses.flatMap((clause) => namedOf(clause) ?? [])
  const lineEnd = file.text.indexOf('\n', offset)
  const end = lineEnd < 0 ? file.text.length : lineEnd
  return before.findLast(({ at }) => at <= end)?.object ?? null
}

/** Where the name of a thing stands; null when no file has it. */
export function placeOf(
  files: readonly ConfigurationFile[],
  object: TextObject,
): { readonly file: string; readonly offset: number } | null {
  for (const { name, text } of files) {
    for (const clause of parse(name, text).tree.clauses) {
      const named = namedOf(clause)
      if (named && named.object.kind === object.kind && named.object.name === object.name)
        return { file: name, offset: named.at }
    }
  }
  return null
}
