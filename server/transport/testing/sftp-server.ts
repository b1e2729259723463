import { close, fchmod, fstat, lstatSync, open, readdir, read, write, chmod, type Stats } from 'node:fs'
import { join, resolve } from 'node:path'
import ssh2, { type Attributes, type SFTPWrapper } from 'ssh2'

const { STATUS_CODE, flagsToString } = ssh2.utils.sftp

type Handle = { readonly fd: number } | { names: string[]; readonly directory: string }

/** The part of SFTP version 3 that putting, getting and listing files needs, with `home` as the start. */
export const serveFiles = (sftp: SFTPWrapper, home: string): void => {
  const handles = new Map<number, Handle>()
  serveContents(sftp, home, handles)
  serveDirectories(sftp, home, handles)
}

const adder =
  (handles: Map<number, Handle>) =>
  (handle: Handle): Buffer => {
    const number = Math.max(0, ...handles.keys()) + 1
    handles.set(number, handle)
    const name = Buffer.alloc(4)
    name.writeUInt32BE(number)
    return name
  }

const serveContents = (sftp: SFTPWrapper, home: string, handles: Map<number, Handle>): void => {
  const place = (path: string): string => resolve(home, path)
  const fresh = adder(handles)
  const done = (request: number) => (error: NodeJS.ErrnoException | null) =>
    sftp.status(request, statusOf(error))
  const file = (name: Buffer): number => {
    const handle = handles.get(name.readUInt32BE(0))
    return handle && 'fd' in handle ? handle.fd : -1
  }

  sftp.on('OPEN', (request, path, flags, attributes) => {
    open(place(path), flagsToString(flags) ?? 'r', attributes.mode || 0o644, (error, fd) =>
      error ? sftp.status(request, statusOf(error)) : sftp.handle(request, fresh({ fd })),
    )
  })
  sftp.on('READ', (request, name, offset, length) => {
    read(file(name), Buffer.alloc(length), 0, length, offset, (error, count, bytes) => {
      if (error) return sftp.status(request, statusOf(error))
      return count === 0
        ? sftp.status(request, STATUS_CODE.EOF)
        : sftp.data(request, bytes.subarray(0, count))
    })
  })
  sftp.on('WRITE', (request, name, offset, bytes) =>
    write(file(name), bytes, 0, bytes.length, offset, done(request)),
  )
  sftp.on('FSTAT', (request, name) => {
    fstat(file(name), (error, stats) =>
      error ? sftp.status(request, statusOf(error)) : sftp.attrs(request, attributesOf(stats)),
    )
  })
  sftp.on('FSETSTAT', (request, name, { mode }) => fchmod(file(name), mode, done(request)))
  sftp.on('SETSTAT', (request, path, { mode }) => chmod(place(path), mode, done(request)))
  sftp.on('CLOSE', (request, name) => {
    const fd = file(name)
    handles.delete(name.readUInt32BE(0))
    if (fd < 0) sftp.status(request, STATUS_CODE.OK)
    else close(fd, done(request))
  })
}

const serveDirectories = (sftp: SFTPWrapper, home: string, handles: Map<number, Handle>): void => {
  const fresh = adder(handles)
  sftp.on('OPENDIR', (request, path) => {
    readdir(resolve(home, path), (error, names) =>
      error
        ? sftp.status(request, statusOf(error))
        : sftp.handle(request, fresh({ names, directory: resolve(home, path) })),
    )
  })
  sftp.on('READDIR', (request, name) => {
    const handle = handles.get(name.readUInt32BE(0))
    if (!handle || !('names' in handle) || handle.names.length === 0) {
      return sftp.status(request, STATUS_CODE.EOF)
    }
    const { names, directory } = handle
    handle.names = []
    return sftp.name(
      request,
      names.map((filename) => ({
        filename,
        longname: filename,
        attrs: attributesOf(lstatSync(join(directory, filename))),
      })),
    )
  })
}

const statusOf = (error: NodeJS.ErrnoException | null): number => {
  if (error === null) return STATUS_CODE.OK
  if (error.code === 'ENOENT') return STATUS_CODE.NO_SUCH_FILE
  return error.code === 'EACCES' ? STATUS_CODE.PERMISSION_DENIED : STATUS_CODE.FAILURE
}

const attributesOf = (stats: Stats): Attributes => ({
  mode: stats.mode,
  uid: stats.uid,
  gid: stats.gid,
  size: stats.size,
  atime: Math.floor(stats.atimeMs / 1_000),
  mtime: Math.floor(stats.mtimeMs / 1_000),
})
