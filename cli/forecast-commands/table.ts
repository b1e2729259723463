/** Rows as columns of equal width, two spaces apart and two from the edge; the last column is as long as it is. */
export function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, index) =>
    Math.max(...[head, ...rows].map((row) => (row[index] ?? '').length), name.length),
  )
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0))).join('  ')}`.trimEnd()
  return [head, ...rows].map(line).join('\n')
}

/** A paragraph of at most so many characters a line, every line indented. */
export function paragraph(text: string, indent: string, width = 110): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 1 > width) lines.push(`${indent}${word}`)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines.join('\n')
}
