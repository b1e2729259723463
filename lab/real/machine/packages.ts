import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheDirectory, imageName } from '../layout.ts'
import { run } from '../run.ts'

/** What a system of the lab has beyond the machine it runs on. */
const packages = [
  '389-ds-base',
  'dovecot-imapd',
  'dovecot-pop3d',
  'e2fsprogs',
  'iproute2',
  'iputils-arping',
  'iputils-ping',
  'ldap-utils',
  'openssh-server',
  'postfix',
  'postfix-ldap',
  'procps',
  'tini',
]

const script = fileURLToPath(new URL('./install-packages.sh', import.meta.url))

/** A name that changes with whatever the thing is made from, so that nothing outdated is taken from the cache. */
export const keyOf = (...parts: readonly (string | Buffer)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex').slice(0, 16)
}

/** Keeps the newest of its kind in the cache. */
export const forgetOthers = (kind: string, kept: string): void => {
  for (const name of readdirSync(cacheDirectory))
    if (name.includes(`-${kind}-`) && name !== kept) rmSync(join(cacheDirectory, name))
}

/**
 * The image of Debian packages that lies between a system's own disk and the machine's /: nothing is installed
 * on the machine itself. Made once, then taken from the cache. `say` is told before it takes long.
 */
export const packagesImage = async (say: (line: string) => void): Promise<string> => {
  mkdirSync(cacheDirectory, { recursive: true, mode: 0o700 })
  const key = keyOf(packages.join(' '), readFileSync(script), readFileSync('/etc/os-release'))
  const name = imageName(`packages-${key}`)
  const image = join(cacheDirectory, name)
  if (existsSync(image)) return image
  say(`installing ${packages.join(', ')} into ${image}, once`)
  const beside = `${image}.new`
  rmSync(beside, { force: true })
  await run('truncate', ['--size', '4G', beside])
  await run('mkfs.ext4', ['-q', '-O', '^has_journal', beside])
  await run('unshare', ['--mount', '--pid', '--fork', '/bin/sh', script, beside, ...packages])
  renameSync(beside, image)
  forgetOthers('packages', name)
  return image
}
