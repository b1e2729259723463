import { both, error, warning } from './entry.ts'

/** Findings about attributes and their values. */
export const attributeChecks = {
  'unknown-type': error('No included type file declares this resource type.', 'hacf checks'),
  'unknown-attribute': error('The object has no attribute of this name.', 'hacf checks'),
  'attribute-twice': error(
    'An attribute is set twice for the same systems; which one holds is not defined.',
    'hacf checks',
  ),
  'managed-attribute': warning(
    'The engine keeps this attribute; what the text says has no effect.',
    'VCS attributes',
  ),
  'not-overridable': error(
    'A static attribute that cannot be set on a single resource.',
    'VCS type attributes',
  ),
  'not-localizable': error('The attribute has one value for all systems.', 'hacf checks'),
  'unknown-system': error('The cluster has no such system.', 'hacf checks'),
  'system-not-in-list': error('The system is not in the SystemList of the group.', 'hacf checks'),
  'wrong-dimension': error('One value where a list is wanted, or the other way round.', 'hacf checks'),
  'bad-integer': error('Not a whole number of 32 bits.', 'hacf checks'),
  'bad-boolean': error('Neither 0 nor 1.', 'hacf checks'),
  'bad-choice': both('The attribute has a few words as values, and this is none of them.', 'VCS attributes'),
  'bad-port': warning('A port is a number from 0 to 65535.', 'Hawser'),
  'bad-address': warning('Neither an IPv4 nor an IPv6 address.', 'Hawser'),
  'out-of-range': warning('VCS does not take a number of this size here.', 'VCS type attributes'),
  'path-not-absolute': warning(
    'Entry points have no working directory of yours: paths begin with "/".',
    'agents',
  ),
  'duplicate-key': error('Keys of keylists and associations are unique.', 'hacf checks'),
  'unknown-user': warning('The user is not in UserNames of the cluster.', 'hacf checks'),
  'unknown-trigger': warning('The object has no trigger of this name.', 'VCS triggers'),
  'argument-not-declared': warning(
    'ArgList names an attribute that the type does not declare; entry points get an empty argument for it.',
    'seen in shipped type files',
  ),
  'required-attribute': warning('The agent cannot work without this attribute.', 'bundled and mail agents'),
  'retry-never-reached': warning(
    'Retry_count restarts do not fit into Retry_interval: a failing service is restarted for ever.',
    'Sun Cluster, tuning of fault monitors',
  ),
  'no-system-list': error('A group with resources has to say where it may run.', 'hacf checks'),
  'known-slip': warning(
    'A misspelling from a published guide; it loads as it stands.',
    'slips of the guides',
  ),
} as const
