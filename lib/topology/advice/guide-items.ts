import type { ProblemId } from '#lib/maincf/catalogue/catalogue.ts'
import { adviceRules, type AdviceId } from './advise.ts'

/**
 * Every rule or caveat ("R") of the source guides by its number in the project's checklist: which advice or which
 * check of `verify` looks after it, or what a person has to see to, as no configuration tells it.
 */
export type GuideItem = {
  readonly rule: string
  readonly checks: readonly ProblemId[]
  /** For what cannot be read off a configuration. */
  readonly byHand: string | null
}

const checked = (rule: string, ...checks: ProblemId[]): GuideItem => ({ rule, checks, byHand: null })
const byHand = (rule: string, hint: string, ...checks: ProblemId[]): GuideItem => ({
  rule,
  checks,
  byHand: hint,
})

export const guideItems: Readonly<Record<string, GuideItem>> = {
  '0-14': byHand(
    'OnlineTimeout and OfflineTimeout exceed the real time of a start and a stop',
    'Measure a start under load; a running cluster compares it.',
    'start-outlasts-timeout',
  ),
  '0-15': byHand(
    'Nothing is started or stopped outside of the cluster once it is managed',
    'Tell everybody with an account on the systems; take start scripts out of the boot.',
  ),
  '0-18': checked('lmtp and smtp are not in one service group', 'lmtp-with-smtp'),
  '0-19': byHand(
    'Services listed are enabled in the instance',
    'Compare MsgServices with the configuration of the server: online faults on others.',
    'unknown-service',
  ),
  '0-20': checked(
    'core stands alone, with the port of the watcher, below the services',
    'core-not-alone',
    'core-without-port',
  ),
  '0-21': checked('A Messenger Express Multiplexor is MSG with http alone', 'mem-server-type'),
  '0-22': checked('TRACE for debugging only, with a MonitorTimeout of 120', 'trace-needs-time'),
  '0-24': byHand(
    'A user of the second level has a password, and rights for POP3, IMAP, HTTP and SMTP',
    'Try the user with a mail client.',
    'user-without-password',
  ),
  '0-28': checked('Passwords are encrypted'),
  '0-35': checked('Critical resources restart in place before they fail over'),
  '0-36': checked('Several instances on one system have ports of their own or are bound', 'port-twice'),
  '0-37': checked('Administration and Directory Server are in one group', 'administration-apart'),
  '0-40': checked('Volume Manager and VxFS are advised'),
  '0-47': byHand(
    'An experienced administrator is needed; the samples are no recommendation',
    'Let an administrator of the mail software plan with you.',
  ),
  '1-06': byHand(
    'Replicas are promoted from consumer to hub to master, never in a jump',
    'Plan the roles of replicas before a site is lost.',
  ),
  '1-08': byHand(
    'A remote site for some users only bounces mail of the others',
    'Hold mail for users without a place; other servers hold it for about 48 hours.',
  ),
  '1-09': byHand(
    'Solaris Cluster locally and Veritas remotely are not combined',
    'Take one product for both.',
  ),
  '1-10': checked('No automatic failover to another site'),
  '1-11': byHand(
    'The directory of a remote site is at least as fresh as its mail',
    'Restore the directory first; only mark users as disabled while tapes may hold their mail.',
  ),
  '1-42': byHand(
    'Network file systems: hard, written before answered, and on storage that is available itself',
    'Look at the export: sync, and no_root_squash only where the installer wants it.',
  ),
  '1-49': byHand(
    'useconfig shares a configuration and upgrades nothing',
    'Upgrade the programs on each system, or once on the shared disk.',
  ),
  '2-02': checked(
    'One instance for each server root, one server root for each logical host',
    'server-root-shared',
    'host-with-two-roots',
  ),
  '2-07': byHand(
    'Monitoring is off while an administrative daemon is stopped by hand',
    'Freeze the group, or hares -action RESOURCE monitoring.off, and on again.',
  ),
  '2-09': checked('A stalled daemon is not noticed by its process'),
  '2-10': checked('SNMP subagents are not monitored'),
  '2-11': checked('The user and group directory is there all the time'),
  '2-13': checked('The directory is made available by an agent of its own'),
  '2-15': byHand('A list of restrictions is missing in the guide', 'Nothing to do.'),
  '3-01': checked('A failover service, not a scalable one'),
  '3-05': byHand(
    'Shared programs of Instant Messaging need a file system that all systems mount at once',
    'Keep the programs on each system, or on a cluster file system.',
  ),
  '3-06': byHand(
    'Local programs have one version and one configuration on all systems',
    'Compare versions after every upgrade.',
  ),
  '3-07': byHand(
    'User and group of the server have the same numbers everywhere, and are not root',
    'Compare id USER on all systems.',
  ),
  '3-16': byHand('No imadmin start, stop or refresh', 'Use hares -online and -offline, and tell the others.'),
  '3-18': byHand('Errors go to syslog', 'Collect the logs of all systems.'),
  '3-21': byHand(
    'A changed type affects every resource of it',
    'Override an attribute on one resource where only that one is meant.',
  ),
  '4-06': byHand(
    'A monitor program exits 100 for offline and 101 to 110 for online',
    'Run it by hand on a system with the service, and on one without.',
  ),
  '4-07': checked('Init scripts are not changed to answer a cluster'),
}

/** Advice that looks after an item. */
export const adviceFor = (item: string): readonly AdviceId[] =>
  (Object.keys(adviceRules) as AdviceId[]).filter((id) => adviceRules[id].items.includes(item))
