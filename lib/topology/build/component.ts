import type { ComponentKind, Service, Topology } from './answers.ts'

/** A kind of service group of a topology. Guide 000, chapter 4, configurations 1 to 3. */
export type Component = {
  readonly kind: ComponentKind
  /** Its place in the order of groups, a part of the name: names sort as the guide asks (step 4). */
  readonly tier: number | null
  readonly label: string
  readonly short: string
  /** How many the example has. */
  readonly count: number
  readonly services: readonly Service[]
}

const imap: Service = ['imap', 143]
const pop: Service = ['pop', 110]
const smtp: Service = ['smtp', 25]
const http: Service = ['http', 80]
const everything = [smtp, imap, pop, http]
const proxied: readonly Service[] = [imap, ['imaps', 993], pop, ['pops', 995]]

const component = (
  kind: ComponentKind,
  [tier, label, short]: readonly [number | null, string, string],
  services: readonly Service[],
  count = 1,
): Component => ({ kind, tier, label, short, count, services })

const directory = component('directory', [1, 'Directory', 'dir'], [])

/** The groups of each topology, in the order of their names. */
export const componentsOf: Readonly<Record<Topology, readonly Component[]>> = {
  simple: [component('all', [null, '', 'mail'], everything)],
  split: [directory, component('messaging', [2, 'Messaging', 'msg'], everything)],
  midrange: [
    directory,
    component('mta', [2, 'MTA', 'mta'], [smtp]),
    component('imap', [3, 'IMAP', 'imap'], [imap, http]),
    component('pop', [4, 'POP', 'pop'], [pop]),
  ],
  enterprise: [
    directory,
    component('mmp', [2, 'MMP', 'mmp'], proxied),
    component('mta-in', [3, 'MTA_In', 'mtain'], [smtp]),
    component('mta-out', [3, 'MTA_Out', 'mtaout'], [smtp]),
    component('store', [4, 'Store', 'store'], [pop, imap], 3),
  ],
  empty: [component('empty', [null, '', 'mail'], [])],
}

/** Whether a group of this kind has the Directory and the Administration Server. */
export const hasDirectory = (kind: ComponentKind): boolean => kind === 'directory' || kind === 'all'

/** Whether a group of this kind has a message store or a queue, and so the core processes. Guide 000, page 30. */
export const hasCore = (kind: ComponentKind): boolean =>
  kind !== 'directory' && kind !== 'mmp' && kind !== 'empty'
