import { posix } from 'node:path'
import type { SystemName } from '#lib/model/names.ts'
import type { FileAnswer, SystemFiles } from '#server/ports.ts'
import type { Attempt, RemoteFiles, Transport } from '#server/transport/transport.ts'

/** Files on systems over the transport's one connection to each. */
export function systemFilesOver(transport: Transport): SystemFiles {
  const ask = async <Value>(
    system: SystemName,
    work: (files: RemoteFiles) => Promise<Attempt<Value | null>>,
  ): Promise<FileAnswer<Value>> => {
    const connected = await transport.connect(system)
    const attempt = connected.ok ? await work(connected.value.files) : connected
    if (!attempt.ok) return { kind: 'failed', failure: attempt.failure }
    return attempt.value === null ? { kind: 'missing' } : { kind: 'done', value: attempt.value }
  }
  return {
    list: (system, directory) => ask(system, (files) => files.list(directory)),
    async read(system, path, limitBytes) {
      const beside = await ask(system, (files) => files.list(posix.dirname(path)))
      if (beside.kind !== 'done') return beside
      const entry = beside.value.find(({ name }) => name === posix.basename(path))
      if (!entry || entry.kind === 'directory') return { kind: 'missing' }
      if (entry.sizeBytes > limitBytes) return { kind: 'too-large', sizeBytes: entry.sizeBytes }
      const read = await ask(system, (files) => files.read(path))
      const isOver = read.kind === 'done' && read.value.byteLength > limitBytes
      return isOver ? { kind: 'too-large', sizeBytes: read.value.byteLength } : read
    },
    async write(system, path, bytes, mode) {
      const connected = await transport.connect(system)
      const written = connected.ok ? await connected.value.files.write(path, bytes, mode) : connected
      return written.ok ? { kind: 'done', value: null } : { kind: 'failed', failure: written.failure }
    },
  }
}
