/** Longest line a runner says; more without a newline is noise from something else. */
const longestLine = 65_536

/** Cuts a stream of chunks into lines. Bytes are taken as Latin-1: the protocol itself is ASCII. */
export const lineSplitter = (line: (text: string) => void): ((chunk: Buffer) => void) => {
  let rest = ''
  return (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split('\n')
    rest = (lines.pop() ?? '').slice(0, longestLine)
    for (const text of lines) line(text)
  }
}
