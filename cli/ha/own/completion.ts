import { WrongWords } from '../messages/command-failure.ts'
import type { Form, Program } from '../program.ts'

/** `-online -sys -any …` by command and option. */
const optionsOf = ({ forms }: Program): string[] =>
  forms.map(({ option }) => option).filter((option) => option !== '')

const flagsOf = (program: Program): string =>
  program.forms
    .map(
      ({ option, flags = {} }) =>
        `${program.name}:${option}) words="${[...Object.keys(flags), '-clus', '--json'].join(' ')}" ;;`,
    )
    .join('\n    ')

/** What comes after the words typed so far: an option first, then its flags and the names of the cluster. */
const bash = (
  programs: readonly Program[],
): string => `# Completion of the Hawser commands: eval "$(hawser completion bash)"
_hawser_names() {
  case "$1" in
    hagrp) hagrp -list 2>/dev/null | cut -f1 | sort -u; hasys -list 2>/dev/null ;;
    hares) hares -list 2>/dev/null | cut -f1 | sort -u; hasys -list 2>/dev/null ;;
    hasys|hastart|hastop|hatrigger) hasys -list 2>/dev/null ;;
    hatype|haattr) hatype -list 2>/dev/null ;;
    hastatus) hagrp -list 2>/dev/null | cut -f1 | sort -u ;;
  esac
}
_hawser_complete() {
  local program="\${COMP_WORDS[0]##*/}" word="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    case "$program" in
${programs.map((program) => `    ${program.name}) words="${optionsOf(program).join(' ')}" ;;`).join('\n')}
    esac
  else
    case "$program:\${COMP_WORDS[1]}" in
    ${programs.map(flagsOf).join('\n    ')}
    esac
    case "$word" in -*) ;; *) words="$words $(_hawser_names "$program")" ;; esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
}
complete -F _hawser_complete ${programs.map(({ name }) => name).join(' ')}
`

const zsh = (programs: readonly Program[]): string =>
  `# Completion of the Hawser commands: eval "$(hawser completion zsh)"
autoload -Uz compinit bashcompinit
whence compdef >/dev/null || compinit
bashcompinit
${bash(programs).split('\n').slice(1).join('\n')}`

/** `hawser completion`: a script for the shell; it knows every command, option and flag, and asks for names. */
export const completionForm = (programs: () => readonly Program[]): Form => ({
  option: 'completion',
  syntax: 'bash|zsh',
  purpose: 'prints what the shell needs to complete all commands: eval "$(hawser completion bash)"',
  names: [1, 1],
  run({ names: [shell = ''] }) {
    if (shell !== 'bash' && shell !== 'zsh') {
      throw new WrongWords(
        `hawser completion: ${shell} is neither bash nor zsh.`,
        'Usage: hawser completion bash|zsh\n',
      )
    }
    const text = shell === 'bash' ? bash(programs()) : zsh(programs())
    return Promise.resolve({ text, data: { shell, script: text } })
  },
})
