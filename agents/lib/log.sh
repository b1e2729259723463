# shellcheck shell=sh
# The log of an entry point, in the layout of a VCS engine log without the time, which the engine adds:
#   VCS <SEVERITY> V-16-<category>-<id> <Type>:<resource>:<entry point>:<text>
# LOG_CATEGORY is the agent's: 10001 for the bundled ones. Errors and warnings go to standard error, the rest to standard output.

LOG_THRESHOLD=3

# log_level LEVEL: takes over attribute ResLogLevel; each level logs what the levels before it log.
log_level() {
  case $1 in
  ERROR) LOG_THRESHOLD=1 ;;
  WARN) LOG_THRESHOLD=2 ;;
  INFO | '') LOG_THRESHOLD=3 ;;
  TRACE) LOG_THRESHOLD=4 ;;
  *) log_warn 1010 "ResLogLevel is '$1', which is none of ERROR, WARN, INFO, TRACE; INFO is used" ;;
  esac
}

# log_error, log_warn, log_info, log_trace: ID TEXT
log_error() { log_write ERROR "$1" "$2" >&2; }
log_warn() { [ "$LOG_THRESHOLD" -lt 2 ] || log_write WARNING "$1" "$2" >&2; }
log_info() { [ "$LOG_THRESHOLD" -lt 3 ] || log_write INFO "$1" "$2"; }
log_trace() { [ "$LOG_THRESHOLD" -lt 4 ] || log_write TRACE "$1" "$2"; }

# log_write SEVERITY ID TEXT: one line whatever the text holds, so that no value can forge a line.
log_write() {
  LOG_TEXT="$AGENT_TYPE:$AGENT_RESOURCE:$AGENT_ENTRY_POINT:$3"
  case $LOG_TEXT in
  *[[:cntrl:]]*) LOG_TEXT=$(printf '%s' "$LOG_TEXT" | LC_ALL=C tr '[:cntrl:]' ' ') ;;
  esac
  printf 'VCS %s V-16-%s-%s %s\n' "$1" "$LOG_CATEGORY" "$2" "$LOG_TEXT"
}

# log_lines LOGGER ID FILE: hands each line that a program printed to the logger, at most 40 of them.
# A line that holds a secret of this run is withheld.
log_lines() {
  LOG_COUNT=0
  while IFS= read -r LOG_LINE || [ -n "$LOG_LINE" ]; do
    LOG_COUNT=$((LOG_COUNT + 1))
    if [ "$LOG_COUNT" -gt 40 ]; then
      "$1" "$2" 'output: (more lines follow, left out)'
      return 0
    fi
    if secrets_in "$LOG_LINE"; then
      LOG_LINE='(line withheld: it holds a secret)'
    fi
    "$1" "$2" "output: $LOG_LINE"
  done <"$3"
}
