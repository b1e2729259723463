import type { Answers } from '../build/answers.ts'
import { binariesNotes, table92 } from './ha-model.ts'

/** Table 9-1 of guide 001: how the Directory is made available. */
export const directoryMethods = {
  'single-master': {
    title: 'Single-master replication',
    text: 'One master takes changes and copies them to read-only consumers. Lookups survive its loss, changes wait for it.',
  },
  'two-way': {
    title: 'Two-way multi-master replication',
    text: 'Two masters take changes and copy them to each other. Either may be lost.',
  },
  'four-way': {
    title: 'Four-way multi-master replication',
    text: 'Two masters in each of two data centers, with hubs and consumers for lookups. A data center may be lost.',
  },
  clustered: {
    title: 'Directory Server under cluster control',
    text: 'A failed Directory moves to another system by itself. It costs more to install and to run than replication.',
  },
} as const

export type DirectoryMethod = keyof typeof directoryMethods

/** The two questions of guide 001, "Questions for Remote Site Failover", and whether there is another site at all. */
export type SiteAnswers = {
  readonly hasRemoteSite: boolean
  /** How soon the other site has to serve. */
  readonly responsiveness: 'by-hand' | 'minutes'
  /** How much mail may be lost with the site. */
  readonly data: 'some-loss' | 'almost-none'
  /** Whether the message stores can bear the work of copying. */
  readonly copying: 'on-the-stores' | 'in-the-arrays'
  /** Whether only some users are served there. */
  readonly priorityUsersOnly: boolean
}

export type SiteSolution = 'none' | 'backups' | 'software-replication' | 'array-replication'

const solutions: Readonly<Record<SiteSolution, string>> = {
  none: 'No other site.',
  backups:
    'Backups are sent to the other site. After a loss: change the network by hand, start the services, restore mail with imsrestore, then the file systems. Mail since the last backup is lost.',
  'software-replication':
    'Every write is copied to the other site by software on the stores, which makes them slower. Next to nothing is lost; services start from the copy.',
  'array-replication':
    'The storage arrays copy every write to the other site by themselves. Next to nothing is lost, and the stores do not notice; the arrays are dear.',
}

/** Which of the guide's three solutions the answers ask for. */
export const siteSolution = (answers: SiteAnswers): SiteSolution => {
  if (!answers.hasRemoteSite) return 'none'
  if (answers.responsiveness === 'by-hand' && answers.data === 'some-loss') return 'backups'
  return answers.copying === 'on-the-stores' ? 'software-replication' : 'array-replication'
}

/** Rules that hold with another site, whatever the solution: 1-06, 1-08 to 1-11. */
const siteRules = (answers: SiteAnswers, solution: SiteSolution): readonly string[] => [
  'No failover to the other site by itself: the loss is told, a person confirms it, then the prepared procedure runs.',
  'One product for both: Solaris Cluster locally and Veritas remotely are not combined.',
  solution === 'backups'
    ? 'The Directory is restored before mail. Users who leave are only marked as disabled, as long as tapes may hold their mail.'
    : 'The Directory there is at least as fresh as the mail.',
  'A consumer of the Directory becomes a hub first, and only then a master.',
  ...(answers.priorityUsersOnly
    ? [
        'Mail for users without a place there is held, not refused: other servers keep mail for a silent site for about 48 hours, and give up at once on a refusal.',
      ]
    : []),
]

/** What was chosen, as lines for the notes of the cluster. */
export const choiceNotes = (
  { model, binaries }: Pick<Answers, 'model' | 'binaries'>,
  directory: DirectoryMethod,
  site: SiteAnswers,
): readonly string[] => {
  const row = table92.find((each) => each.model === model)
  const place = binariesNotes(model).find((each) => each.binaries === binaries)
  const solution = siteSolution(site)
  const method = directoryMethods[directory]
  return [
    `Model: ${row?.title}. ${row?.shape}`,
    `Programs: ${place?.text} ${place?.upgrade}`,
    `Directory: ${method.title}. ${method.text}`,
    `Other site: ${solutions[solution]}`,
    ...(solution === 'none' ? [] : siteRules(site, solution)),
  ]
}
