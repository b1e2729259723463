import type { Severity } from '#lib/policy/decision.ts'

/** One line as VCS prints it: `VCS WARNING V-16-1-10133 Group does not exist: web`. vcs-semantics §8. */
export type Message = { readonly severity: Severity; readonly number: number; readonly text: string }

export const messageLine = ({ severity, number, text }: Message): string =>
  `VCS ${severity} V-16-1-${number} ${text}`

export const warning = (number: number, text: string): Message => ({ severity: 'WARNING', number, text })
export const failure = (number: number, text: string): Message => ({ severity: 'ERROR', number, text })
export const notice = (number: number, text: string): Message => ({ severity: 'NOTICE', number, text })

/**
 * Numbers of messages. Below 90000 they are VCS' own (vcs-semantics §8.4), the others Hawser's, for what VCS has
 * no number for or keeps silent about.
 */
export const numbers = {
  noSuchGroup: 10133,
  systemNotInList: 10135,
  notOfflineThere: 10180,
  noSuchResource: 10260,
  noSuchSystem: 10357,
  alreadyWritable: 10364,
  notWritable: 10369,
  cannotConnect: 10600,
  timedOut: 10805,
  engineDown: 11046,
  notFrozenTemporarily: 40201,
  notFrozenPersistently: 40202,
  noGroups: 50031,
  noResourceLinks: 50034,
  noGroupLinks: 50035,
  attemptingOnline: 50735,
  noSuchType: 90501,
  noSuchAttribute: 90502,
  refused: 90503,
  notPermitted: 90504,
  notSignedIn: 90505,
  noSuchCluster: 90506,
  whichCluster: 90507,
  notSupported: 90508,
  badAnswer: 90509,
  badConfiguration: 90510,
  ownedByOther: 90511,
  wrongValue: 90512,
  noSuchUser: 90513,
} as const
