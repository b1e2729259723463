/** Names: a letter, then letters, digits, `-` and `_`. vcs-semantics §1.2, Name characters. */
export const isName = (text: string): boolean => /^[A-Za-z][A-Za-z0-9_-]*$/.test(text)

/** Names other programs let pass: they load with a warning. */
export const isLooseName = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(text)

/** A word like a name but for its first character, which wants quotes and is understood without. */
export const startsWithDigit = (text: string): boolean => /^\d[A-Za-z0-9_-]*$/.test(text)

const bareValue = /^(?:[A-Za-z][A-Za-z0-9_-]*|-?\d+)$/

/** Whether a value may stand without quotes: like a name, or a whole number. vcs-semantics §1.2, Strings. */
export const isBareValue = (text: string): boolean => bareValue.test(text)

export const blockKeywords = ['cluster', 'remotecluster', 'heartbeat', 'system', 'group'] as const
export const keywords: readonly string[] = ['include', ...blockKeywords, 'type', 'requires']
export const valueTypeWords: readonly string[] = ['str', 'i18nstr', 'int', 'boolean', 'keylist']

const declarationWords: ReadonlySet<string> = new Set(['static', 'temp', ...valueTypeWords])

/** Whether a declaration begins with this word. */
export const isDeclarationWord = (text: string): boolean => declarationWords.has(text)

/** Keywords that are also seen with a capital; none of these words can be the name of a type. */
export const capitalKeywords: ReadonlyMap<string, string> = new Map([
  ['Type', 'type'],
  ['Group', 'group'],
  ['System', 'system'],
])

/** Words no object may be called. vcs-semantics §1.2, Reserved words. */
const reserved = new Set(
  (
    'action after ArgListValues before boolean cluster condition ConfidenceLevel event false firm global group ' +
    'Group hard heartbeat HostMonitor include int IState keylist local MonitorOnly Name NameRule offline online ' +
    'Path Probed remote remotecluster requires resource set Signaled site soft start Start state State static ' +
    'stop str system System temp true type Type VCShm VCShmg'
  ).split(' '),
)
export const isReserved = (text: string): boolean => reserved.has(text)
