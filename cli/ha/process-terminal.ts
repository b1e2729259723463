import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { Terminal } from './terminal.ts'

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort())
  // A reader that has seen enough (head, grep -q) closes the pipe: that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    environment: process.env,
    askSecret,
    interrupted: interrupted.signal,
  }
}

/** The first line of standard input; typed without being shown where that is a terminal. */
async function askSecret(prompt: string): Promise<string> {
  const { stdin, stderr } = process
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: stdin, output: silence, terminal: stdin.isTTY === true })
  if (stdin.isTTY === true) stderr.write(prompt)
  try {
    const line = await Promise.race([once(reader, 'line'), once(reader, 'close').then(() => [''])])
    return String(line[0] ?? '')
  } finally {
    reader.close()
    if (stdin.isTTY === true) stderr.write('\n')
  }
}
