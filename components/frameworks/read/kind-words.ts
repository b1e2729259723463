import type { ForeignKind } from '#lib/frameworks/foreign/read-foreign.ts'

/** Texts that are read, by where they come from. */
export const kindWords: Readonly<Record<ForeignKind, string>> = {
  cib: 'CIB of Pacemaker (cibadmin --query)',
  rtr: 'RTR file of Sun Cluster',
  scstat: 'scstat -g',
  'clrg-status': 'clrg status',
  'clrs-status': 'clrs status',
  'crsctl-p': 'crsctl status resource -p',
  'crsctl-t': 'crsctl status resource -t',
}
