import type { AttributeSetting, AttributeValue } from '#lib/model/attribute-value.ts'

/** A setting in the words of main.cf, without its quotes; values of single systems with their system. */
export const settingText = (setting: AttributeSetting | undefined): string =>
  [
    ...(setting?.everywhere ? [valueText(setting.everywhere)] : []),
    ...Object.entries<AttributeValue>(setting?.bySystem ?? {}).map(
      ([system, value]) => `${valueText(value)} @${system}`,
    ),
  ].join(', ')

function valueText(value: AttributeValue): string {
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
