import { run, tried, untilTrue } from '../run.ts'
import { deskAddress, deskCard, namespacePrefix, prefixLength } from '../layout.ts'

/** The namespace that stands for the switch all systems are plugged into. */
const switchRoom = `${namespacePrefix}switch`
const namespaceOf = (system: string): string => `${namespacePrefix}${system}`
const portOf = (system: string): string => `p-${system}`

/** Path of a system's network namespace, for nsenter. */
export const networkOf = (system: string): string => `/run/netns/${namespaceOf(system)}`

const batch = (namespace: string, lines: readonly string[]): Promise<string> =>
  run('ip', ['-n', namespace, '-batch', '-'], `${lines.join('\n')}\n`)

/** The switch, and the machine itself plugged into it. */
export const layCables = async (): Promise<void> => {
  await run('ip', ['netns', 'add', switchRoom])
  await batch(switchRoom, ['link set lo up', 'link add br0 type bridge forward_delay 0', 'link set br0 up'])
  const desk = ['link', 'add', deskCard, 'type', 'veth', 'peer', 'name', 'p-desk', 'netns', switchRoom]
  await run('ip', desk)
  await batch(switchRoom, ['link set p-desk master br0 up'])
  await run('ip', ['addr', 'add', `${deskAddress}/${prefixLength}`, 'dev', deskCard])
  await run('ip', ['link', 'set', deskCard, 'up'])
}

/** The hardware address of a system's card: the same at every start, as a card's is. */
export const hardwareAddress = (address: string): string => {
  const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'))
  return ['02', '00', ...bytes].join(':')
}

/** A new network namespace with one card eth0, plugged into the switch. */
export const plugIn = async (system: string, address: string): Promise<void> => {
  const namespace = namespaceOf(system)
  await run('ip', ['netns', 'add', namespace])
  const card = `link add ${portOf(system)} type veth peer name eth0 netns ${namespace}`
  await batch(switchRoom, [card, `link set ${portOf(system)} master br0 up`])
  await batch(namespace, [
    'link set lo up',
    `link set eth0 address ${hardwareAddress(address)} up`,
    `addr add ${address}/${prefixLength} brd + dev eth0`,
    `route add default via ${deskAddress}`,
  ])
}

/** Takes the link of a system away, or gives it back: it sees that its card has no carrier. */
export const setLink = async (system: string, state: 'up' | 'down'): Promise<void> => {
  await run('ip', ['-n', switchRoom, 'link', 'set', portOf(system), state])
}

/** Its cable is gone for good: nothing of it, not even the kernel's last words, reaches the network. */
export const unplug = async (system: string): Promise<void> => {
  await tried('ip', ['-n', switchRoom, 'link', 'del', portOf(system)])
}

/** Every process of a system, as the machine numbers them. Empty when it has no network namespace. */
export const processesOf = async (system: string): Promise<number[]> => {
  const listed = await tried('ip', ['netns', 'pids', namespaceOf(system)])
  return (listed ?? '').split('\n').filter(Boolean).map(Number)
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Kills everything of a system at once, and its half of the kernel: sockets, addresses, neighbours. */
export const extinguish = async (system: string): Promise<void> => {
  const pids = await processesOf(system)
  pids.forEach(kill)
  await untilTrue(async () => (await processesOf(system)).every((pid) => !isAlive(pid)), {
    withinMs: 10_000,
    sentence: `processes of ${system} do not end`,
  })
  await tried('ip', ['netns', 'del', namespaceOf(system)])
}

/** Ends every system there is and takes all cables away, whoever laid them. */
export const clearNetwork = async (): Promise<void> => {
  const listed = (await tried('ip', ['netns', 'list'])) ?? ''
  const names = listed.split('\n').flatMap((line) => line.split(' ')[0] ?? '')
  const own = names.filter((name) => name.startsWith(namespacePrefix))
  for (const name of own) await extinguish(name.slice(namespacePrefix.length))
  await tried('ip', ['link', 'del', deskCard])
}
