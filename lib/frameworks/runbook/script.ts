import { shellLine } from '#lib/maincf/commands/words.ts'
import type { Runbook, Step, Where } from './runbook.ts'

/**
 * Steps as a POSIX sh script for one member of the cluster. A step whose expected state holds already is left out, so
 * a script that was broken off is simply started again: it asks the cluster where it stands and repeats nothing
 * blindly. After each step the state is looked at; the first that is not as expected ends the script. Steps of other
 * systems and of people are shown and waited for.
 */
export function scriptText({ framework, cluster, ...runbook }: Runbook, direction: Direction): string {
  const steps = runbook[direction]
  const aim = direction === 'steps' ? `Sets up ${cluster}` : `Takes ${cluster} away`
  const notes = [
    `${aim}: ${framework}. Run as root on a member of the cluster.`,
    ...(direction === 'steps' ? runbook.preconditions.map((text) => `Before: ${text}`) : []),
    ...runbook.losses.map(({ subject, text }) => `Lost: ${subject === '' ? '' : `${subject}: `}${text}`),
  ]
  return [
    '#!/bin/sh',
    ...notes.map(comment),
    prologue,
    ...steps.map((each, index) => stepText(each, index + 1, steps.length)),
    `printf '%s\\n' ${shellLine(['Done.'])}`,
    '',
  ].join('\n')
}

export type Direction = 'steps' | 'reverse'

/** One line whatever the text holds: nothing of it is ever run. */
const comment = (text: string): string => `# ${text.replaceAll(/[\r\n]+/g, ' ')}`

const prologue = String.raw`
set -u
LC_ALL=C
export LC_ALL

stop() {
  printf 'stopped: %s\n' "$1" >&2
  exit 1
}

# run WORD...: shows the command, then runs it.
run() {
  printf '+ %s\n' "$*"
  "$@" || stop "it ended with $?; look at the cluster before anything is repeated"
}

# holds shows|hides PATTERN WORD...: whether the answer has, or has not, a line of that kind.
holds() {
  sense=$1
  pattern=$2
  shift 2
  answer=$("$@" 2>/dev/null) || return 2
  if printf '%s\n' "$answer" | grep -E -q -e "$pattern"; then
    [ "$sense" = shows ]
  else
    [ "$sense" = hides ]
  fi
}

# expect SENTENCE shows|hides PATTERN WORD...: waits up to five minutes for it.
expect() {
  sentence=$1
  shift
  tries=0
  until holds "$@"; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || stop "not as expected: $sentence"
    sleep 5
  done
  printf 'as expected: %s\n' "$sentence"
}

# person TEXT: something that is not done here.
person() {
  printf '%s\nType "done" when it is: ' "$1"
  read -r word || word=
  [ "$word" = "done" ] || stop 'not done'
}
`

function stepText(step: Step, number: number, of: number): string {
  const { title, commands, check, expected, danger, where } = step
  const head = `printf '%s\\n' ${shellLine([`[${number}/${of}] ${title}`])}`
  const test = check && [check.mustShow ? 'shows' : 'hides', check.pattern, ...check.argv]
  const here = commands.length > 0 && where.kind === 'member'
  const body = here
    ? commands.map((argv) => shellLine(['run', ...argv]))
    : [shellLine(['person', elsewhere(step)])]
  const warned = danger === null ? body : [shellLine(['person', `Danger: ${danger}`]), ...body]
  if (!test) return ['', head, ...warned, ...told(expected)].join('\n')
  return [
    '',
    head,
    `if ${shellLine(['holds', ...test])}; then`,
    `  printf '%s\\n' ${shellLine([`already so: ${expected}`])}`,
    'else',
    ...warned.map((line) => `  ${line}`),
    `  ${shellLine(['expect', expected, ...test])}`,
    'fi',
  ].join('\n')
}

const told = (expected: string): string[] => [`printf '%s\\n' ${shellLine([`expected: ${expected}`])}`]

const elsewhere = ({ commands, where, expected }: Step): string =>
  commands.length === 0
    ? `To be done by you: ${expected}`
    : [`${placeText(where)}:`, ...commands.map((argv) => `  ${shellLine(argv)}`)].join('\n')

/** `On sysA`, `On every one of sysA, sysB`. */
export const placeText = (where: Where): string => {
  if (where.kind === 'member') return 'On any member'
  return where.kind === 'system' ? `On ${where.system}` : `On every one of ${where.systems.join(', ')}`
}
