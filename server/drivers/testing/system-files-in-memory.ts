import type { FileAnswer, SystemFileEntry, SystemFiles } from '#server/ports.ts'

/** Files of systems, by `system:path`. One system can be made silent. */
export class SystemFilesInMemory implements SystemFiles {
  readonly kept = new Map<string, string>()
  silent: string | null = null

  list(system: string, directory: string): Promise<FileAnswer<readonly SystemFileEntry[]>> {
    const prefix = `${system}:${directory.replace(/\/*$/, '')}/`
    const below = [...this.kept].filter(([path]) => path.startsWith(prefix))
    const entries = below.map(([path, text]): SystemFileEntry => {
      const [name = '', ...deeper] = path.slice(prefix.length).split('/')
      const kind = deeper.length > 0 ? 'directory' : 'file'
      return { name, kind, mode: 0o644, sizeBytes: Buffer.byteLength(text) }
    })
    const distinct = [...new Map(entries.map((entry) => [entry.name, entry])).values()]
    return this.answer(system, distinct.length > 0 ? distinct : null)
  }

  read(system: string, path: string, limitBytes: number): Promise<FileAnswer<Uint8Array>> {
    const text = this.kept.get(`${system}:${path}`)
    const bytes = text === undefined ? null : Buffer.from(text)
    if (bytes && bytes.length > limitBytes) {
      return Promise.resolve({ kind: 'too-large', sizeBytes: bytes.length })
    }
    return this.answer(system, bytes)
  }

  write(system: string, path: string, bytes: Uint8Array): Promise<FileAnswer<null>> {
    if (system !== this.silent) this.kept.set(`${system}:${path}`, Buffer.from(bytes).toString())
    return this.answer<null>(system, undefined)
  }

  private answer<Value>(system: string, value: Value | null | undefined): Promise<FileAnswer<Value>> {
    const text = `${system} does not answer.`
    if (system === this.silent) return Promise.resolve({ kind: 'failed', failure: { code: 'timeout', text } })
    if (value === null) return Promise.resolve({ kind: 'missing' })
    return Promise.resolve({ kind: 'done', value: (value ?? null) as Value })
  }
}
