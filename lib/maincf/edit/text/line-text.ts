import { staticText } from '../../print/type-text.ts'
import { valueText } from '../../print/value-text.ts'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import type { BlockNode } from './block-text.ts'

/** A line that sets an attribute: `A = v`, `A @s = v`; in a type a static attribute. vcs-semantics §1.2. */
export const lineOf = (
  { kind }: Pick<BlockNode, 'kind'>,
  attribute: string,
  system: string | null,
  value: AttributeValue,
): string =>
  kind === 'type'
    ? staticText(attribute, value)
    : `${system === null ? attribute : `${attribute} @${system}`} = ${valueText(value)}`

/** How the lines of a text end. */
export const newlineOf = (text: string): '\n' | '\r\n' => (text.includes('\r\n') ? '\r\n' : '\n')
