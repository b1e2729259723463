import type { Rtr, RtrAttribute, RtrItem, RtrWord } from './rtr.ts'

/** An RTR file as text: one line for each property, one block for each entry; comments and directives where they were. */
export const printRtr = ({ items }: Rtr): string => items.map((item) => `${itemText(item)}\n`).join('')

function itemText(item: RtrItem): string {
  switch (item.kind) {
    case 'comment':
      return item.text
    case 'directive':
      return item.word === 'upgrade' ? '#$upgrade' : `#$upgrade_from "${item.version}" ${item.tunability}`
    case 'entry':
      return `{\n${item.attributes.map((each) => `\t${attributeText(each)}\n`).join('')}}`
    case 'setting':
      return attributeText(item)
  }
}

function attributeText(attribute: RtrAttribute): string {
  switch (attribute.kind) {
    case 'flag':
      return `${attribute.name};`
    case 'enum':
      return `ENUM { ${attribute.values.map(wordText).join(', ')} };`
    case 'setting': {
      const values = attribute.values.map(wordText).join(', ')
      return `${attribute.name} =${values === '' ? '' : ` ${values}`};`
    }
  }
}

/** A string stays one; a text with a double quote in it is written with single ones. */
const wordText = ({ text, quoted }: RtrWord): string => {
  if (!quoted) return text
  return /["“”]/.test(text) ? `'${text}'` : `"${text}"`
}
