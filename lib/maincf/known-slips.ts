/**
 * Misspellings that stand in published guides and have been copied into configurations ever since.
 * Each loads with a warning that says what is likely meant. other-frameworks §7.
 */

/** Attribute names read as another spelling where only that one is declared. */
export const likelyNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['LDAPPort', ['LDAPPport']],
  ['LDAPPport', ['LDAPPort']],
  ['MsgService', ['MsgServices']],
])

/** Attribute names that are misspelt wherever they stand, and what is meant. */
export const misspeltAttributes: ReadonlyMap<string, string> = new Map([
  ['LDAPPport', 'LDAPPort'],
  ['MsgService', 'MsgServices'],
])

/** Keys of associations that are misspelt, and what is meant. */
export const misspeltKeys: ReadonlyMap<string, string> = new Map([['lmtpl', 'lmtp']])

/** Pieces of values that are misspelt, and what is meant. */
export const misspeltPieces: ReadonlyMap<string, string> = new Map([
  ['vcencrypt', 'vcsencrypt'],
  ['vcscrypt', 'vcsencrypt'],
  ['slaped-', 'slapd-'],
])

/** Secure services with the port of their clear twin, and the port they have elsewhere. */
export const secureServices: ReadonlyMap<string, { readonly clear: string; readonly secure: string }> =
  new Map([
    ['imaps', { clear: '143', secure: '993' }],
    ['pops', { clear: '110', secure: '995' }],
    ['https', { clear: '80', secure: '443' }],
  ])
