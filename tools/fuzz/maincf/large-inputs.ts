const tenMegabytes = 10_000_000
const deep = 10_000

const filled = (piece: string): string => piece.repeat(Math.ceil(tenMegabytes / piece.length))
const names = Array.from({ length: deep }, (_, index) => `r${index}`)
const head =
  'type T ( str A )\ncluster c ( )\nsystem sysA\ngroup g (\n\tSystemList = { sysA = 0 }\n\tPrintTree = 1\n\t)\n'
const chain = names
  .slice(1)
  .map((name, index) => `${names[index]} requires ${name}\n`)
  .join('')

/** Inputs of 10 MB and nestings of 10,000, by name. */
export const largeInputs: Readonly<Record<string, () => string>> = {
  'nested braces': () => '{'.repeat(deep) + '}'.repeat(deep),
  'nested lists in a value': () => `group g ( A = ${'{ '.repeat(deep)}${'} '.repeat(deep)})`,
  'nested blocks': () => 'group g (\n'.repeat(deep) + ')\n'.repeat(deep),
  'a chain of 10,000 resources': () => `${head}${names.map((name) => `T ${name}\n`).join('')}${chain}`,
  'a ring of 10,000 resources': () =>
    `${head}${names.map((name) => `T ${name}\n`).join('')}${chain}${names.at(-1)} requires ${names[0]}\n`,
  'a chain of 10,000 groups': () =>
    `${head}${names
      .map((name, index) => {
        const link = index === 0 ? '' : `requires group ${names[index - 1]} online global soft\n`
        return `group ${name} ( SystemList = { sysA = 0 } )\n${link}`
      })
      .join('')}`,
  'one line: braces': () => filled('{'),
  'one line: a word': () => filled('x'),
  'one line: a string': () => `group g ( A = "${filled('x')}" )`,
  'one line: backslashes': () => `group g ( A = "${filled('\\')}" )`,
  'one line: a list': () => `group g ( SystemList = { ${filled('sysA, ')} } )`,
  'one line: a list of pairs': () => `group g ( SystemList = { ${filled('sysA = 1, ')} } )`,
  'one line: attributes': () => `group g ( ${filled('A=1;')} )`,
  'one line: links': () => `group g ( ) ${filled('a requires b ')}`,
  'one line: a comment': () => `// ${filled('x')}`,
  'one line: a type': () => `type T ( ${filled('str A = x ')} )`,
  'short lines': () => filled('a b\n'),
  'empty lines': () => filled('\n'),
  'open groups': () => filled('group g (\n'),
  'many groups': () =>
    `${head}${Array.from({ length: 200_000 }, (_, index) => `group g${index} ( SystemList = { sysA = 0 } )\n`).join('')}`,
  'many resources': () =>
    `${head}${Array.from({ length: 300_000 }, (_, index) => `T t${index} ( A = "value ${index}" )\n`).join('')}`,
}
