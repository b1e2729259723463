import { clusterValue, groupList, listOf } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf } from '#lib/model/names.ts'
import type { Account } from '#lib/wire/accounts.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { numbers, warning } from '../messages/message.ts'
import { nameList } from '../print/attribute-table.ts'
import { lines } from '../print/columns.ts'
import type { Form, Program, Session } from '../program.ts'

type Privileged = { readonly user: string; readonly privileges: readonly string[] }

/** Privileges main.cf gives, by user. vcs-semantics §3.3, §3.5, §10.5. */
function ofConfiguration(configuration: Configuration): Privileged[] {
  const found = new Map<string, string[]>(
    listOf(clusterValue(configuration, 'UserNames')).map((user) => [user, []]),
  )
  const note = (users: readonly string[], privilege: string) => {
    for (const user of users) found.set(user, [...(found.get(user) ?? []), privilege])
  }
  for (const role of ['Administrators', 'Operators', 'Guests'] as const) {
    note(listOf(clusterValue(configuration, role)), `Cluster${role.slice(0, -1)}`)
  }
  for (const group of namesOf(configuration.groups)) {
    for (const role of ['Administrators', 'Operators', 'Guests'] as const) {
      note(groupList(configuration, group, role), `Group${role.slice(0, -1)} ${group}`)
    }
  }
  return [...found].map(([user, privileges]) => ({ user, privileges }))
}

/** The account the command itself acts under, in VCS' words. */
function ofAccount({ user, role, groups }: Account): Privileged {
  const own = role === 'Guest' ? 'ClusterGuest' : role.replace(' ', '')
  const inGroups = Object.entries(groups).map(([group, word]) => `${word.replace(' ', '')} ${group}`)
  return { user, privileges: [own, ...inGroups] }
}

async function everybody(session: Session): Promise<readonly Privileged[]> {
  const cluster = await session.cluster()
  const { configuration } = (await cluster.snapshot()).state
  const own = ofAccount((await cluster.getFromApi('/session')) as Account)
  return [own, ...ofConfiguration(configuration).filter(({ user }) => user !== own.user)]
}

const display: Form = {
  option: '-display',
  syntax: '[USER]',
  purpose: 'privileges: of your own account, and those main.cf gives',
  names: [0, 1],
  async run({ names: [name] }, session) {
    const all = await everybody(session)
    const shown = name === undefined ? all : all.filter(({ user }) => user === name)
    if (shown.length === 0) {
      throw new CommandFailure([warning(numbers.noSuchUser, `User does not exist: ${name}`)])
    }
    const rows = shown.flatMap(({ user, privileges }) =>
      (privileges.length === 0 ? ['-'] : privileges).map((privilege) => `${user} : ${privilege}`),
    )
    return { text: lines(rows), data: shown }
  },
}

const list: Form = {
  option: '-list',
  syntax: '',
  purpose: 'names of users',
  names: [0, 0],
  run: async (_words, session) => nameList((await everybody(session)).map(({ user }) => user)),
}

export const hauser: Program = {
  name: 'hauser',
  purpose: 'users and their privileges',
  forms: [display, list],
}
