const heading = 'High availability, as chosen:'

/** Notes with the lines of the choice under their heading: in the place of earlier ones, else behind everything. */
export function withChoice(notes: string, lines: readonly string[]): string {
  const section = [heading, ...lines.map((line) => `- ${line}`)].join('\n')
  const sections = notes.split(/\n{2,}/).filter((each) => each.trim() !== '')
  const known = sections.findIndex((each) => each.startsWith(heading))
  return (known === -1 ? [...sections, section] : sections.with(known, section)).join('\n\n')
}
