import { readFileSync } from 'node:fs'
import { mainFileOf, readExample, type ConfigurationFile } from '#lab/setup/example.ts'

const products = ['messaging-server', 'netscape', 'instant-messaging', 'axigen']

/** The groups of an example, on two systems of the same names. */
const groupsOf = (example: string): string => {
  const text = readFileSync(mainFileOf(example), 'utf8')
  return text.slice(text.indexOf('\ngroup ')).replaceAll('node3', 'sysA').replaceAll('node4', 'standby')
}

const heading = (includes: readonly string[]) =>
  [
    ...includes.map((name) => `include "${name}"`),
    ...['cluster products', 'system sysA', 'system standby'].map((name) => `${name} (\n\t)`),
  ].join('\n')

/** How often what is below the products is looked at: nothing of it fails in these tests. */
const quietIntervalS = 15

/** The type of a product with times of a test in place of those of a site. */
const hurried = ({ name, text }: ConfigurationFile): ConfigurationFile => {
  const times = ['CleanTimeout = 6', 'MonitorInterval = 2', 'OfflineMonitorInterval = 10']
  const faster = text
    .replace(/static int (MonitorInterval|OfflineMonitorInterval) = .*\n/g, '')
    .replace(/Thorough_probe_interval = \d+/, 'Thorough_probe_interval = 2')
    .replace(/Retry_count = \d+/, 'Retry_count = 1')
    .replace(/ProbeTimeout = \d+/, 'ProbeTimeout = 3')
    .replace(/ Probe_timeout = 30/, ' Probe_timeout = 4')
    .replace('FaultOnMonitorTimeouts = 2', 'FaultOnMonitorTimeouts = 2\n\tstatic int MonitorTimeout = 4')
  return {
    name,
    text: faster.replace(/^(type \w+ \(\n)/m, `$1${times.map((time) => `\tstatic int ${time}\n`).join('')}`),
  }
}

/** The Netscape example on a card of its own, whose link its NIC resource does not watch. */
const onOwnCard = (group: string): string =>
  group.replaceAll('Device = eth0', 'Device = eth1').replace(/(NIC nsmail_nic \(\n)/, '$1\t\tMii = 0\n')

/** Tells of events through the mail server of one of the examples. */
const notifier = `
group ClusterService (
	SystemList = { sysA = 0, standby = 1 }
	AutoStartList = { sysA }
	)

	NotifierMngr ntfr (
		SmtpServer = "10.10.11.20"
		SmtpFromPath = "hawser@example.com"
		SmtpRecipients = { "ops@example.com" = Error }
		)
`

/**
 * The four product examples as one cluster of two systems. Only times differ from the examples, and the network card of
 * the Netscape example: what a cut link of it does to the service is seen by probes alone.
 */
export const productExamples = (): ConfigurationFile[] => {
  const files = products.flatMap((example) => readExample(mainFileOf(example), quietIntervalS))
  const byName = new Map(files.filter(({ name }) => name !== 'main.cf').map((file) => [file.name, file]))
  const types = [...byName.values()].map((file) => (file.name === 'types.cf' ? file : hurried(file)))
  const groups = products.map((example) =>
    example === 'netscape' ? onOwnCard(groupsOf(example)) : groupsOf(example),
  )
  return [{ name: 'main.cf', text: [heading([...byName.keys()]), ...groups, notifier].join('\n') }, ...types]
}
