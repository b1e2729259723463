import type { Configuration, ResourceConfiguration } from '#lib/model/configuration.ts'
import { isSealed, isSecretAttribute, mask } from '#lib/model/secrets.ts'
import { inGroupOf, isCore, mailTypes, numberAt, ofTypes, requires, servicesAt, textAt } from '../reading.ts'
import { inResource, type Found, type Rule } from '../rule.ts'

const coresOf = (configuration: Configuration, { group }: ResourceConfiguration, root: string) =>
  inGroupOf(configuration, group, ['SunJESMsg']).filter(
    (other) => isCore(configuration, other) && textAt(configuration, other, 'ServerRoot') === root,
  )

/** Services of a Messaging Server, without those of the multiplexor. */
const overCore = (configuration: Configuration): readonly ResourceConfiguration[] =>
  ofTypes(configuration, ['SunJESMsg']).filter((resource) => {
    const isProxy = textAt(configuration, resource, 'ServerType') === 'MMP'
    return servicesAt(configuration, resource).length > 0 && !isProxy && !isCore(configuration, resource)
  })

/** Web mail without a core may be a Messenger Express Multiplexor, which has none (0-21). */
const isWebAlone = (configuration: Configuration, resource: ResourceConfiguration): boolean =>
  servicesAt(configuration, resource).every(([service]) => service === 'http' || service === 'https')

const findCoreMissing = (configuration: Configuration): readonly Found[] =>
  overCore(configuration).flatMap((resource) => {
    const root = textAt(configuration, resource, 'ServerRoot')
    if (isWebAlone(configuration, resource) || coresOf(configuration, resource, root).length > 0) return []
    return [
      inResource(
        resource.name,
        `No core resource of its group starts store, scheduler and watcher for ${resource.name}, and nothing stops the watcher.`,
        'Add a SunJESMsg resource with MsgServices = { core = 49994 } and the same ServerRoot, below it.',
      ),
    ]
  })

const findCoreNotBelow = (configuration: Configuration): readonly Found[] =>
  overCore(configuration).flatMap((resource) => {
    const cores = coresOf(configuration, resource, textAt(configuration, resource, 'ServerRoot'))
    const [core] = cores
    if (!core || cores.some(({ name }) => requires(configuration, resource.name, name))) return []
    return [
      inResource(
        resource.name,
        `${resource.name} may start before ${core.name}.`,
        `Link it: hares -link ${resource.name} ${core.name}.`,
      ),
    ]
  })

const withSecondLevel = ['SunJESMsg', 'SunJESAdm', 'SunJESLDAP']

const findNoSecondLevel = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, withSecondLevel)
    .filter((resource) => numberAt(configuration, resource, 'SecondLevelMonitor') === 0)
    .map(({ name }) =>
      inResource(
        name,
        `${name} is judged by its processes alone: one that hangs is taken for well.`,
        'Set SecondLevelMonitor to 1 or more: every so many monitors ask the server itself.',
      ),
    )

const users: Readonly<Record<string, string>> = { SunJESMsg: 'LDAPTestUser', SunJESAdm: 'AdminUser' }
const askedWithUser = new Set(['http', 'imap', 'pop', 'smtp'])

const findNoTestUser = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, Object.keys(users)).flatMap((resource) => {
    const user = users[resource.type] ?? ''
    const services = servicesAt(configuration, resource)
    const isAsked = resource.type === 'SunJESAdm' || services.some(([service]) => askedWithUser.has(service))
    if (numberAt(configuration, resource, 'SecondLevelMonitor') === 0 || !isAsked) return []
    if (textAt(configuration, resource, user) !== '') return []
    return [
      inResource(
        resource.name,
        `The second level of ${resource.name} only opens a connection, as ${user} is not set.`,
        `Set ${user} and its password: the monitor then signs in and asks.`,
      ),
    ]
  })

const unasked = new Set(['snmp', 'ens'])

const findUnasked = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, ['SunJESMsg']).flatMap((resource) => {
    const found = servicesAt(configuration, resource).filter(([service]) => unasked.has(service))
    if (found.length === 0) return []
    const names = found.map(([service]) => service).join(' and ')
    return [
      inResource(
        resource.name,
        `${names} of ${resource.name} has no second level of monitoring.`,
        'A MonitorProgram of your own can ask it.',
      ),
    ]
  })

const findTrace = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, withSecondLevel)
    .filter((resource) => textAt(configuration, resource, 'ResLogLevel') === 'TRACE')
    .map(({ name }) =>
      inResource(
        name,
        `${name} writes TRACE messages.`,
        'Set ResLogLevel = INFO when you are done debugging.',
      ),
    )

/** What vcsencrypt writes has letters only. What is masked is not known: the engine keeps no password in clear. */
const isEncrypted = (text: string): boolean => text === mask || isSealed(text) || /^[A-Za-z]{4,}$/.test(text)

const findOpenPassword = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, mailTypes).flatMap((resource) =>
    Object.keys(resource.attributes)
      .filter((attribute) => isSecretAttribute(resource.type, attribute))
      .filter((attribute) => {
        const text = textAt(configuration, resource, attribute)
        return text !== '' && !isEncrypted(text)
      })
      .map((attribute) =>
        inResource(
          resource.name,
          `${attribute} of ${resource.name} does not look encrypted.`,
          'Encrypt it: vcsencrypt -agent, or hawser secret.',
        ),
      ),
  )

const findNoDatabasePassword = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, ['SunJESAdm', 'SunJESLDAP']).flatMap((resource) => {
    const isSecure =
      numberAt(configuration, resource, 'SSLEnabled') > 0 || numberAt(configuration, resource, 'SSLPort') > 0
    if (!isSecure || textAt(configuration, resource, 'SSLDbPasswd') !== '') return []
    return [
      inResource(
        resource.name,
        `${resource.name} speaks SSL, and SSLDbPasswd is not set.`,
        'Set it, unless the password of the certificate database is in a file beside it: the start asks for it else.',
      ),
    ]
  })

/** Servers one by one. */
export const serverRules = {
  'core-missing': {
    severity: 'warning',
    items: ['0-20', '0-38'],
    source: 'guide 000, chapter 3, page 14, and chapter 4, page 30',
    explanation: 'The services of a Messaging Server stand on store, scheduler and watcher: the core.',
    find: findCoreMissing,
  },
  'core-not-below': {
    severity: 'warning',
    items: ['0-20'],
    source: 'guide 000, chapter 4, page 30 (figure 4)',
    explanation: 'The services of a Messaging Server start after its core.',
    find: findCoreNotBelow,
  },
  'second-level-off': {
    severity: 'reminder',
    items: ['2-09'],
    source: 'guide 002, fault monitoring; guide 000, chapter 1, pages 7, 8 and 11',
    explanation:
      'A stalled server is not noticed by its processes; without a second level it is restarted by hand.',
    find: findNoSecondLevel,
  },
  'second-level-without-user': {
    severity: 'advice',
    items: ['0-24'],
    source: 'guide 000, chapter 3, pages 16 and 19',
    explanation:
      'With a user the second level asks the server as its clients do; without, it opens a connection.',
    find: findNoTestUser,
  },
  'service-not-asked': {
    severity: 'reminder',
    items: ['2-10'],
    source: 'guide 002, fault monitoring; guide 000, chapter 1, page 6',
    explanation: 'SNMP and ENS are watched by their processes only.',
    find: findUnasked,
  },
  'trace-left-on': {
    severity: 'advice',
    items: ['0-22'],
    source: 'guide 000, chapter 3, pages 15, 17 and 20',
    explanation: 'TRACE is for debugging only.',
    find: findTrace,
  },
  'password-in-clear': {
    severity: 'warning',
    items: ['0-28'],
    source: 'guide 000, chapter 3, pages 16, 19 and 21',
    explanation: 'Passwords in main.cf are encrypted: everyone who may read the file reads them.',
    find: findOpenPassword,
  },
  'ssl-without-database-password': {
    severity: 'reminder',
    items: ['0-28'],
    source: 'guide 000, chapter 3, pages 19 and 21',
    explanation: 'SSLDbPasswd may be empty without SSL, or where a file has the password.',
    find: findNoDatabasePassword,
  },
} as const satisfies Record<string, Rule>
