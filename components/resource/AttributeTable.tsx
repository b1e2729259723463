import type { AttributeSetting, AttributeValue } from '#lib/model/attribute-value.ts'
import type { Attributes } from '#lib/model/configuration.ts'
import { namesOf, type AttributeName } from '#lib/model/names.ts'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'

type AttributeTableProps = {
  label: string
  attributes: Attributes
  /** Values that hold because nothing was set, shown quieter. */
  defaults?: Readonly<Record<AttributeName, AttributeValue | null>>
}

/** Attributes as main.cf says them, then those that hold by default. Secrets come masked from the engine. */
export function AttributeTable({ label, attributes, defaults = {} }: AttributeTableProps) {
  const set = namesOf(attributes)
  const rest = namesOf(defaults).filter((name) => !(name in attributes) && defaults[name])
  return (
    <Table label={label}>
      <thead>
        <tr>
          <HeadCell>Attribute</HeadCell>
          <HeadCell>Value</HeadCell>
        </tr>
      </thead>
      <tbody>
        {set.map((name) => (
          <Row key={name}>
            <Cell className="font-medium">{name}</Cell>
            <Cell className="font-mono text-xs break-all">{settingText(attributes[name])}</Cell>
          </Row>
        ))}
        {rest.map((name) => (
          <Row key={name} className="text-text-muted">
            <Cell>{name}</Cell>
            <Cell className="font-mono text-xs break-all">
              {valueText(defaults[name])} <span className="font-sans text-text-faint">by default</span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

const settingText = (setting: AttributeSetting | undefined): string =>
  [
    ...(setting?.everywhere ? [valueText(setting.everywhere)] : []),
    ...Object.entries<AttributeValue>(setting?.bySystem ?? {}).map(
      ([system, value]) => `${valueText(value)} @${system}`,
    ),
  ].join(', ')

/** A value in the words of main.cf, without its quotes. */
export function valueText(value: AttributeValue | null | undefined): string {
  if (!value) return ''
  switch (value.kind) {
    case 'scalar':
      return value.text === '' ? '""' : value.text
    case 'vector':
      return `{ ${value.items.join(', ')} }`
    case 'keylist':
      return `{ ${value.keys.join(', ')} }`
    case 'association':
      return `{ ${value.entries.map(([key, entry]) => `${key} = ${entry}`).join(', ')} }`
  }
}
