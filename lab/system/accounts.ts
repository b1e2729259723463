import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A name and the address it leads to. */
export type HostName = { readonly name: string; readonly address: string }

const files: Readonly<Record<string, string>> = {
  passwd: 'root:x:0:0:root:/root:/bin/sh\nmailsrv:x:500:6:mail server:/:/bin/false\n',
  group: 'root:x:0:\nmail:x:6:\n',
  hosts: '127.0.0.1 localhost\n',
}

/** Gives a system the users and names that every one has. What a person has changed stays. */
export const makeAccounts = (root: string) => {
  for (const [name, text] of Object.entries(files)) {
    const file = join(root, 'etc', name)
    if (!existsSync(file)) writeFileSync(file, text)
  }
}

/** Adds names that the system does not know yet. */
export const addHosts = (root: string, names: readonly HostName[]) => {
  const file = join(root, 'etc', 'hosts')
  const known = readFileSync(file, 'utf8').split(/\s+/)
  const lines = names
    .filter(({ name }) => !known.includes(name))
    .map((each) => `${each.address} ${each.name}\n`)
  appendFileSync(file, lines.join(''))
}
