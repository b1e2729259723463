import { both, error, warning } from './entry.ts'

/** Findings about the text itself and its files. */
export const textChecks = {
  'unexpected-text': error('Something else was expected here; the message says what.', 'VCS grammar'),
  'unclosed-block': error('A "(" has no ")" before the next clause begins.', 'VCS grammar'),
  'unclosed-list': error('A list has no "}" before the next attribute or clause begins.', 'VCS grammar'),
  'unclosed-string': error(
    'A string has no closing quote on its line. Strings cannot run over a line break.',
    'VCS grammar, Strings',
  ),
  'needs-quotes': both(
    'Without quotes a value is a whole number, or begins with a letter and has only letters, digits, "-" and "_".',
    'VCS grammar, Strings',
  ),
  'bad-name': both(
    'A name begins with a letter and has letters, digits, "-" and "_". Others load where no command could mistake them.',
    'VCS grammar, Name characters',
  ),
  'reserved-word': error('The word has a meaning of its own in the language.', 'VCS grammar, Reserved words'),
  'missing-value': both(
    'There is "=" but nothing behind it. A declaration may do without a value; an attribute may not.',
    'VCS grammar',
  ),
  'missing-equals': warning(
    'A list stands behind a declared name without "=".',
    'seen in shipped type files',
  ),
  'capital-keyword': warning('Keywords are written in small letters.', 'seen in shipped type files'),
  'not-utf8': warning(
    'The bytes are not UTF-8; they were read as Latin-1, as older systems write it.',
    'seen in shipped type files',
  ),
  'too-large': error(
    'The file has more words and signs than any cluster needs; the rest was not read.',
    'Hawser',
  ),
  'too-many-problems': both('Only the first 100 errors and 100 warnings are listed.', 'Hawser'),
  'include-missing': error(
    'An included file is not there; VCS does not start from such a directory.',
    'VCS files',
  ),
  'include-twice': warning('A file is included more than once; it is read once.', 'VCS files'),
  'no-cluster': error('A configuration describes exactly one cluster.', 'VCS grammar'),
  'declared-twice': error(
    'A name is declared twice. Names of systems, groups and types are unique, those of resources in the whole cluster.',
    'VCS grammar, Case',
  ),
  'outside-group': error(
    'Resources and links belong to the group before them; there is none.',
    'VCS grammar',
  ),
} as const
