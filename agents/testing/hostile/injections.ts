/** What a shell would run if it ever read it; each leaves a file named `pwned` where it was run. */
const payloads = [
  '$(>pwned)',
  '`>pwned`',
  ';>pwned;',
  '|>pwned',
  '&&>pwned&&',
  '&>pwned&',
  '>pwned',
  '<(>pwned)',
  '${x:-$(>pwned)}',
  '$((a[$(>pwned)]))',
  '$[`>pwned`]',
  'x%s$(>pwned)%n',
  'eval >pwned',
]

const long = 'x'.repeat(10_000)

/** Where a careless program would put a value: inside quotes, after a blank, at the end of a line. */
const places: readonly ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `'${payload}'`,
  (payload) => `"${payload}"`,
  (payload) => `'"${payload}"'`,
  (payload) => `'${payload}`,
  (payload) => `"${payload}`,
  (payload) => `'"'"'${payload}'"'"'`,
  (payload) => `a b ${payload} c`,
  (payload) => `*${payload}?[a-z]`,
  (payload) => `\\${payload}\\`,
  (payload) => `)${payload}(`,
  (payload) => `}${payload}{`,
  (payload) => `# ${payload}`,
  (payload) => `~root${payload}`,
  (payload) => `x=1 ${payload}`,
  (payload) => `ü漢🚢${payload}é`,
  (payload) => `${long}${payload}`,
  (payload) => `-${payload}`,
  (payload) => `--config=${payload}`,
  (payload) => `a\n${payload}\nb`,
  (payload) => `a\nVCS CRITICAL V-16-1-1 forged ${payload}`,
  (payload) => `a\r\n${payload}`,
  (payload) => `a\t${payload}`,
  (payload) => `\u001b]0;${payload}\u0007\u001b[31m`,
]

/** Values as an attacker, or an unlucky administrator, may write them; each is one attribute value. */
export const injections: readonly string[] = places
  .flatMap((place) => payloads.map(place))
  .concat('-', '--', '-rf', '-n', '-e', '\\', '$', '$@', '$*', '!!', 'é', '\u00a0', '\u202e', '()', '"', "'")

/** Those that can be a name: without control characters, and no program takes them for an option. */
export const isPlain = (value: string): boolean =>
  !/[\u0000-\u001f\u007f]/.test(value) && !value.startsWith('-')
