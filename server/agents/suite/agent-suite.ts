import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { posixChecksum } from './posix-checksum.ts'

/** The agents as they are to stand on every system. */
export type AgentSuite = {
  /** `<version>+<first 12 hex digits over all files>`: differs whenever a file does. */
  readonly version: string
  readonly files: readonly SuiteFile[]
  /** Text of the file MANIFEST: `hawser-suite <version>`, then `<sha256> <cksum> <bytes> <path>` per file. */
  readonly manifest: string
}

export type SuiteFile = {
  /** Inside the suite, with `/`. */
  readonly path: string
  readonly bytes: Buffer
  readonly checksum: number
}

/**
 * Reads the suite from a directory of this machine. Tests (`*.ts`, folders `testing`), texts (`*.md`) and hidden
 * files stay behind, and so does `run`, where a runner keeps its records.
 *
 * @throws the file system's errors, and RangeError for a path that is not plain: our own installation is broken.
 */
export const loadSuite = async (directory: string): Promise<AgentSuite> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(belongs)
    .toSorted()
  const files = await Promise.all(paths.map((path) => loadFile(directory, path)))
  const lines = files.map(
    ({ path, bytes, checksum }) => `${sha256(bytes)} ${checksum} ${bytes.length} ${path}\n`,
  )
  const named =
    files
      .find(({ path }) => path === 'VERSION')
      ?.bytes.toString()
      .trim() ?? '0'
  const version = `${named}+${sha256(Buffer.from(lines.join(''))).slice(0, 12)}`
  return { version, files, manifest: `hawser-suite ${version}\n${lines.join('')}` }
}

/** Types a suite has an agent for. */
export const typesIn = ({ files }: AgentSuite): ReadonlySet<string> =>
  new Set(files.flatMap(({ path }) => /^(\w+)\/monitor$/.exec(path)?.[1] ?? []))

/** Paths a manifest names, those that could lead out of the suite left out: it was read from a system. */
export const manifestPaths = (manifest: string): readonly string[] =>
  manifest
    .split('\n')
    .slice(1)
    .map((line) => line.split(' ')[3] ?? '')
    .filter(isPlain)

const belongs = (path: string): boolean => {
  const names = path.split('/')
  if (names.some((name) => name.startsWith('.') || name === 'testing')) return false
  return names[0] !== 'run' && path !== 'MANIFEST' && !/\.(ts|md)$/.test(path)
}

const isPlain = (path: string): boolean => /^\w[\w.-]*(\/\w[\w.-]*)*$/.test(path)

const loadFile = async (directory: string, path: string): Promise<SuiteFile> => {
  if (!isPlain(path)) throw new RangeError(`the agent suite has a file that is not plainly named: ${path}`)
  const bytes = await readFile(join(directory, path))
  return { path, bytes, checksum: posixChecksum(bytes) }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
