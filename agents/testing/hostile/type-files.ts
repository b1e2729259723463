import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { suite } from '../system-root.ts'

export type Attribute = { readonly name: string; readonly kind: 'scalar' | 'list' | 'association' | 'secret' }

/** A type as its file declares it: attributes in ArgList order. */
export type DeclaredType = { readonly name: string; readonly attributes: readonly Attribute[] }

const folder = resolve(suite, '../types')

/** Every type of every type file that ships. */
export const shippedTypes = (): readonly DeclaredType[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.cf'))
    .flatMap((file) => typesIn(readFileSync(join(folder, file), 'utf8')))

const typesIn = (text: string): readonly DeclaredType[] =>
  [...text.matchAll(/^type (\w+) \(\n([^]*?)^\t\)/gm)].map(([, name = '', body = '']) => {
    const list = /ArgList\[\] = \{([^}]*)\}/.exec(body)?.[1] ?? ''
    const names = list.split(',').flatMap((item) => /[\w:]+/.exec(item)?.[0] ?? [])
    return {
      name,
      attributes: names.map((attribute) => ({ name: attribute, kind: kindOf(body, attribute) })),
    }
  })

const kindOf = (body: string, name: string): Attribute['kind'] => {
  if (/Pass(wd|word)$/.test(name)) return 'secret'
  const [, type, brackets] = new RegExp(`^\\t(?:temp )?(\\w+) ${name}(\\[\\]|\\{\\})?`, 'm').exec(body) ?? []
  if (type === 'keylist' || brackets === '[]') return 'list'
  return brackets === '{}' ? 'association' : 'scalar'
}
