/**
 * What a look at the systems can find. `{name}` stands for a word of the finding; docs/how-to/preflight.md has them all.
 * `defect`: the group would not run there, or its data are in danger. `doubt`: it would, but not as it should.
 */
type Kind = { readonly verdict: 'defect' | 'doubt'; readonly text: string; readonly remedy: string }

const bringAgents =
  'Break the contact with {system} and restore it: the engine brings its agents when it connects.'
const wholeKinds = {
  'clock-offset': {
    verdict: 'doubt',
    text: 'The clock of {system} is {offset} s from the engine’s (± {bound} s).',
    remedy: 'Have {system} keep time by NTP, and wait until its clock has been set.',
  },
  'same-machine': {
    verdict: 'defect',
    text: '{system} and {object} lead to the same machine.',
    remedy: 'Correct the address of one of them in connections.json.',
  },
  'suite-version': {
    verdict: 'defect',
    text: 'The agents on {system} are of version {object}; the engine has {here}.',
    remedy: bringAgents,
  },
  'agent-missing': {
    verdict: 'defect',
    text: '{object} of the agents is missing on {system}, or may not be run there.',
    remedy: bringAgents,
  },
  'agent-differs': {
    verdict: 'defect',
    text: '{object} of the agents on {system} is not the one the engine has.',
    remedy: `${bringAgents} Find out who changed it.`,
  },
  'no-agent': {
    verdict: 'defect',
    text: 'There is no agent of type {object}, so that {resource} cannot be run on {system}.',
    remedy: 'Put its entry points below agents/{object} where Hawser is installed, and restart the engine.',
  },
  'program-missing': {
    verdict: 'defect',
    text: '{system} has no program {object}, which the agent of {resource} calls.',
    remedy: 'Install the package that has it, or add its directory to the PATH of the login there.',
  },
  'no-space': {
    verdict: 'defect',
    text: 'Only {free} MB are free in {object} on {system}.',
    remedy: 'Make room there: agents keep their records in it, and what they start its logs.',
  },
  'disk-missing': {
    verdict: 'defect',
    text: '{system} does not see {object}, which {resource} needs.',
    remedy:
      'Give {system} a way to the disk (zoning, masking, multipath) and have it look again: vxdctl enable, or vgscan.',
  },
  'disk-in-use': {
    verdict: 'defect',
    text: '{object} of {resource} is held by {system}, though {group} does not run there.',
    remedy: 'Find out what uses it there, unmount its volumes and give it back: vxdg deport, or vgchange.',
  },
  'mount-point-missing': {
    verdict: 'defect',
    text: 'The mount point {object} of {resource} is not there on {system}.',
    remedy: 'Make it on {system}: mkdir -p {object}',
  },
  'mount-point-no-directory': {
    verdict: 'defect',
    text: '{object}, the mount point of {resource}, is no directory on {system}.',
    remedy: 'Move away on {system} what has that name, and make the directory: mkdir -p {object}',
  },
  'mount-point-not-empty': {
    verdict: 'doubt',
    text: 'Files stand in {object}, the mount point of {resource}, on {system} while nothing is mounted there.',
    remedy: 'Move them away: a mount hides them, and some systems refuse it.',
  },
  'mount-point-taken': {
    verdict: 'defect',
    text: 'Something else than {device} is mounted at {object} of {resource} on {system}.',
    remedy: 'Unmount it: umount {object}',
  },
  'mounted-while-offline': {
    verdict: 'defect',
    text: '{object} of {resource} is mounted on {system}, though {group} does not run there.',
    remedy:
      'Unmount it there when nothing needs it. A file system that two systems have mounted is soon destroyed.',
  },
  'mounted-elsewhere': {
    verdict: 'defect',
    text: '{device} of {resource} is mounted on {system} at another place than {object}.',
    remedy: 'Unmount it from that place; mount on {system} shows where.',
  },
  'mount-in-boot-table': {
    verdict: 'defect',
    text: '{object} of {resource} is in the boot table of {system}, to be mounted when it boots.',
    remedy: 'Take it out of /etc/fstab (or vfstab) of {system}, or make it noauto.',
  },
  'device-missing': {
    verdict: 'defect',
    text: '{system} has no network device {object}, which {resource} names.',
    remedy: 'Give {resource} the name that the device has there: a local value of Device for {system}.',
  },
  'device-without-link': {
    verdict: 'defect',
    text: 'The network device {object} of {resource} has no link on {system}.',
    remedy: 'Look at cable and switch, and switch the device on: ip link set {object} up',
  },
  'netmask-differs': {
    verdict: 'defect',
    text: 'NetMask of {resource} has {here} bits, but {device} on {system} has {there} in the network of {object}.',
    remedy: 'Give {resource} the mask of that network, or correct the address of {device}.',
  },
  'address-outside-network': {
    verdict: 'doubt',
    text: '{object} of {resource} is in none of the networks of {device} on {system}.',
    remedy: 'Use an address of a network that {device} is in, or another device.',
  },
  'network-hosts-silent': {
    verdict: 'doubt',
    text: 'None of NetworkHosts of {resource} ({object}) answers {system}.',
    remedy: 'Name hosts that answer a ping from every system, or look at the network of {system}.',
  },
  'address-held': {
    verdict: 'defect',
    text: '{object} of {resource} is on {system}, though {group} does not run there.',
    remedy: 'Take it off: ip addr del on {system}, and out of what sets it at boot.',
  },
  'address-in-use': {
    verdict: 'defect',
    text: '{object} of {resource} answers {system}, though {group} runs nowhere.',
    remedy: 'Find who has it (ip neigh show {object}) and give one of the two another address.',
  },
  'name-unknown': {
    verdict: 'defect',
    text: '{system} does not know the name {object}, which {resource} has.',
    remedy: 'Put the name into /etc/hosts of every system, or into the name service they ask.',
  },
  'name-differs': {
    verdict: 'defect',
    text: '{object} of {resource} is {here} on {system}, but {there} on {other}.',
    remedy: 'Make /etc/hosts and the name services of the systems say the same.',
  },
  'name-not-the-address': {
    verdict: 'defect',
    text: '{object} of {resource} is {here} on {system}, which is no virtual address of {group} ({there}).',
    remedy: 'Let the name lead to the virtual address of {group} on every system.',
  },
  'user-missing': {
    verdict: 'defect',
    text: '{system} has no user {object}, as whom {resource} runs.',
    remedy: 'Make the user with the numbers it has on the other systems: useradd -u … -g … {object}',
  },
  'mail-user-nowhere': {
    verdict: 'doubt',
    text: '{system} has no user {object}, and neither has another system of {group}: as whom {resource} runs cannot be told.',
    remedy:
      'If it runs as another user, see to it that this one has the same numbers everywhere. If not, make {object} on every system.',
  },
  'user-differs': {
    verdict: 'defect',
    text: 'User {object} of {resource} is {here} (user:group) on {system}, but {there} on {other}.',
    remedy: 'Give it the same numbers everywhere, and its files then too: usermod -u … -g … {object}',
  },
  'user-is-root': {
    verdict: 'defect',
    text: 'User {object} of {resource} is root by another name on {system}.',
    remedy: 'Give it a number of its own, the same on every system.',
  },
  'user-group-missing': {
    verdict: 'defect',
    text: '{system} has no user group {object}, in which {resource} runs.',
    remedy: 'Make it with the number it has on the other systems: groupadd -g … {object}',
  },
  'user-group-differs': {
    verdict: 'defect',
    text: 'User group {object} of {resource} is {here} on {system}, but {there} on {other}.',
    remedy: 'Give it the same number everywhere, and its files then too: groupmod -g … {object}',
  },
  'software-missing': {
    verdict: 'defect',
    text: '{object}, which {resource} starts, is not on {system}, or may not be run there.',
    remedy: 'Install the software there, at the same place as on the other systems.',
  },
  'process-hides-root': {
    verdict: 'defect',
    text: 'No process on {system} shows {object} in its command line, though {resource} is online there.',
    remedy:
      'Start the server by its full path, as its own start program does: agents tell servers apart by it.',
  },
  'port-taken': {
    verdict: 'defect',
    text: 'Port {object} is taken on {system}: something listens on {listener}.',
    remedy: 'Stop it (ss -lntp shows what it is), or bind both servers to addresses of their own.',
  },
} as const satisfies Readonly<Record<string, Kind>>

export type PreflightKind = keyof typeof wholeKinds

export const preflightKinds: Readonly<Record<PreflightKind, Kind>> = wholeKinds

/** A sentence of a kind with its words put in. A word that is not told keeps its braces, so that it is seen. */
export const filled = (sentence: string, words: Readonly<Record<string, string>>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)
