import type { Account } from '#lib/wire/accounts.ts'
import type { DeskState } from '#lib/wire/configuration.ts'
import { deskOf } from '../cluster/desk.ts'
import type { Cluster } from '../connection/cluster.ts'
import { logTime } from '../log/log-lines.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { numbers, warning } from '../messages/message.ts'
import { silent, type Form, type Program } from '../program.ts'

const opened = ({ owner, since }: NonNullable<DeskState['open']>): CommandFailure =>
  new CommandFailure([
    warning(
      numbers.alreadyWritable,
      `Cluster already writable: ${owner} has it open since ${logTime(since)}`,
    ),
  ])

const makeWritable: Form = {
  option: '-makerw',
  syntax: '',
  purpose: 'opens the configuration for changes',
  names: [0, 0],
  async run(_words, session) {
    const cluster = await session.cluster()
    const { open } = await deskOf(cluster)
    if (open !== null) throw opened(open)
    await cluster.post('/configuration/open', { requestId: crypto.randomUUID() })
    return silent
  },
}

/** Every change is on disk as soon as it is applied, so that -dump alone has nothing left to write. */
const dump: Form = {
  option: '-dump',
  syntax: '[-makero]',
  purpose: 'the configuration is on disk; -makero: closes it, too',
  flags: { '-makero': 'none' },
  names: [0, 0],
  async run(words, session) {
    const cluster = await session.cluster()
    await needOwn(cluster)
    if (words.has('-makero')) {
      await cluster.post('/configuration/close', { discard: false, requestId: crypto.randomUUID() })
    }
    return silent
  },
}

async function needOwn(cluster: Cluster): Promise<void> {
  const { open } = await deskOf(cluster)
  if (open === null) throw new CommandFailure([warning(numbers.notWritable, 'Cluster not writable')])
  const { user } = (await cluster.getFromApi('/session')) as Account
  if (open.owner === user) return
  const text = `The configuration is open for ${open.owner} since ${logTime(open.since)}, not for ${user}`
  throw new CommandFailure([warning(numbers.ownedByOther, text)])
}

export const haconf: Program = {
  name: 'haconf',
  purpose: 'opens and closes the configuration',
  forms: [makeWritable, dump],
}
