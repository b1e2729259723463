// Completes package-lock.json with the platform packages that a registry mirror does not carry.
// npm leaves an optional package it cannot look up out of the lock file, and `npm ci` then refuses the file
// on every machine. What is needed of such a package is in its name. Run it after `npm install`.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))

const systems = [
  'android',
  'darwin',
  'freebsd',
  'openbsd',
  'netbsd',
  'linux',
  'win32',
  'openharmony',
  'sunos',
  'aix',
]
const processors = [
  'arm64',
  'x64',
  'arm',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
]

/** os, cpu and libc as the package's name says them: "oxide-linux-arm64-musl". */
function platform(name) {
  const words = name.split('/').at(-1).split('-')
  const os = systems.filter((each) => words.includes(each))
  const cpu = processors.filter((each) => words.includes(each))
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : []
  return {
    ...(os.length ? { os } : {}),
    ...(cpu.length ? { cpu } : {}),
    ...(libc.length && os[0] === 'linux' ? { libc } : {}),
  }
}

let added = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`
    const top = `node_modules/${name}`
    if (lock.packages[nested] || lock.packages[top] || !/^\d+\.\d+\.\d+/.test(version)) continue
    lock.packages[top] = { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...platform(name) }
    added += 1
  }
}
const sorted = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`)
process.stdout.write(`${added} platform packages added\n`)
