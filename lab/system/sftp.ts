import fs from 'node:fs'
import path from 'node:path'
import ssh2, { type Attributes, type SFTPWrapper } from 'ssh2'

const { STATUS_CODE, flagsToString } = ssh2.utils.sftp

type Handle =
  | { readonly kind: 'file'; readonly descriptor: number }
  | { readonly kind: 'list'; entries: string[]; readonly directory: string }

const codeOf = (error: NodeJS.ErrnoException): number => {
  if (error.code === 'ENOENT') return STATUS_CODE.NO_SUCH_FILE
  if (error.code === 'EACCES' || error.code === 'EPERM') return STATUS_CODE.PERMISSION_DENIED
  return STATUS_CODE.FAILURE
}

const attributesOf = (stats: fs.Stats): Attributes => ({
  mode: stats.mode,
  uid: stats.uid,
  gid: stats.gid,
  size: stats.size,
  atime: Math.floor(stats.atimeMs / 1000),
  mtime: Math.floor(stats.mtimeMs / 1000),
})

/** Open files and directories of one SFTP session, by the number in their four handle bytes. */
class Handles {
  readonly #open = new Map<number, Handle>()
  #next = 0

  add(handle: Handle): Buffer {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(++this.#next)
    this.#open.set(this.#next, handle)
    return bytes
  }

  get(bytes: Buffer): Handle | undefined {
    return bytes.length === 4 ? this.#open.get(bytes.readUInt32BE(0)) : undefined
  }

  file(bytes: Buffer): number {
    const handle = this.get(bytes)
    if (handle?.kind !== 'file') throw new Error('not an open file')
    return handle.descriptor
  }

  close(bytes: Buffer) {
    const handle = this.get(bytes)
    if (handle === undefined) throw new Error('not an open handle')
    this.#open.delete(bytes.readUInt32BE(0))
    if (handle.kind === 'file') fs.closeSync(handle.descriptor)
  }

  closeAll() {
    for (const handle of this.#open.values()) if (handle.kind === 'file') fs.closeSync(handle.descriptor)
    this.#open.clear()
  }
}

/**
 * Serves SFTP over a system's root directory. Relative paths start at the home, which is the root; no
 * path leads above it, except along links that stand in it, as mount points do.
 */
export const serveSftp = (sftp: SFTPWrapper, root: string) => {
  const handles = new Handles()
  const inside = (name: string) => path.join(root, path.posix.resolve('/', name))
  const attempt = (id: number, act: () => void) => {
    try {
      act()
    } catch (error) {
      sftp.status(id, codeOf(error as NodeJS.ErrnoException))
    }
  }
  const done = (id: number, act: () => void) =>
    attempt(id, () => {
      act()
      sftp.status(id, STATUS_CODE.OK)
    })
  serveFiles(sftp, handles, { inside, attempt, done })
  serveNames(sftp, handles, { inside, attempt, done })
  sftp.on('close', () => handles.closeAll())
}

type Answers = {
  readonly inside: (name: string) => string
  readonly attempt: (id: number, act: () => void) => void
  readonly done: (id: number, act: () => void) => void
}

const serveFiles = (sftp: SFTPWrapper, handles: Handles, { inside, attempt, done }: Answers) => {
  sftp.on('OPEN', (id, name, flags, { mode }) =>
    attempt(id, () => {
      const descriptor = fs.openSync(inside(name), flagsToString(flags) ?? 'r', mode ?? 0o644)
      sftp.handle(id, handles.add({ kind: 'file', descriptor }))
    }),
  )
  sftp.on('READ', (id, handle, offset, length) =>
    attempt(id, () => {
      const data = Buffer.alloc(Math.min(length, 256 * 1024))
      const count = fs.readSync(handles.file(handle), data, 0, data.length, offset)
      if (count === 0) sftp.status(id, STATUS_CODE.EOF)
      else sftp.data(id, data.subarray(0, count))
    }),
  )
  sftp.on('WRITE', (id, handle, offset, data) =>
    done(id, () => fs.writeSync(handles.file(handle), data, 0, data.length, offset)),
  )
  sftp.on('FSTAT', (id, handle) =>
    attempt(id, () => sftp.attrs(id, attributesOf(fs.fstatSync(handles.file(handle))))),
  )
  sftp.on('FSETSTAT', (id, handle, { mode }) =>
    done(id, () => mode !== undefined && fs.fchmodSync(handles.file(handle), mode)),
  )
  sftp.on('SETSTAT', (id, name, { mode }) =>
    done(id, () => mode !== undefined && fs.chmodSync(inside(name), mode)),
  )
  sftp.on('CLOSE', (id, handle) => done(id, () => handles.close(handle)))
}

const serveNames = (sftp: SFTPWrapper, handles: Handles, { inside, attempt, done }: Answers) => {
  sftp.on('STAT', (id, name) => attempt(id, () => sftp.attrs(id, attributesOf(fs.statSync(inside(name))))))
  sftp.on('LSTAT', (id, name) => attempt(id, () => sftp.attrs(id, attributesOf(fs.lstatSync(inside(name))))))
  sftp.on('OPENDIR', (id, name) =>
    attempt(id, () => {
      const directory = inside(name)
      sftp.handle(id, handles.add({ kind: 'list', directory, entries: fs.readdirSync(directory) }))
    }),
  )
  sftp.on('READDIR', (id, bytes) =>
    attempt(id, () => {
      const handle = handles.get(bytes)
      if (handle?.kind !== 'list') throw new Error('not an open directory')
      if (handle.entries.length === 0) return sftp.status(id, STATUS_CODE.EOF)
      const names = handle.entries.splice(0, 100).map((filename) => {
        const attrs = attributesOf(fs.lstatSync(path.join(handle.directory, filename)))
        return { filename, longname: filename, attrs }
      })
      sftp.name(id, names)
    }),
  )
  sftp.on('REMOVE', (id, name) => done(id, () => fs.unlinkSync(inside(name))))
  sftp.on('MKDIR', (id, name, { mode }) =>
    done(id, () => fs.mkdirSync(inside(name), { mode: mode ?? 0o755 })),
  )
  sftp.on('RMDIR', (id, name) => done(id, () => fs.rmdirSync(inside(name))))
  sftp.on('RENAME', (id, from, to) => done(id, () => fs.renameSync(inside(from), inside(to))))
  sftp.on('READLINK', (id, name) =>
    attempt(id, () => {
      const filename = fs.readlinkSync(inside(name))
      sftp.name(id, [{ filename, longname: filename, attrs: attributesOf(fs.lstatSync(inside(name))) }])
    }),
  )
  sftp.on('REALPATH', (id, name) => {
    const filename = path.posix.resolve('/', name)
    const attrs: Attributes = { mode: 0, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 }
    sftp.name(id, [{ filename, longname: filename, attrs }])
  })
}
