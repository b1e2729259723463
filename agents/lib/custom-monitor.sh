# shellcheck shell=sh
# The program of attribute MonitorProgram: asked only when everything before it said ONLINE.

# custom_monitor VALUE: runs the program with its arguments, and answers as a monitor: 0 and 110 → 110, 1 and
# 100 → 100, 101 to 109 are a confidence and kept, anything else is 99, unknown. PROGRAM_PREFIX may hold words
# that run it as another user. HAWSER_APART is the program that gives it a session of its own where our process
# group outlives us: what it leaves behind is not ours to end.
custom_monitor() {
  program_words MonitorProgram "$1"
  eval "set -- $PROGRAM_WORDS"
  if ! program_runnable "$1"; then
    log_error 1061 "MonitorProgram $1 is no program that can be run here"
    return 99
  fi
  eval "program_run ${HAWSER_APART:-} ${PROGRAM_PREFIX:-} $PROGRAM_WORDS"
  CUSTOM_STATUS=$?
  log_trace 1062 "MonitorProgram ended: exit code $CUSTOM_STATUS"
  [ "$LOG_THRESHOLD" -lt 4 ] || log_lines log_trace 1042 "$PROGRAM_OUTPUT"
  case $CUSTOM_STATUS in
  0 | 110) return 110 ;;
  1 | 100) return 100 ;;
  10[1-9]) return "$CUSTOM_STATUS" ;;
  *)
    log_warn 1063 "MonitorProgram ended with $CUSTOM_STATUS, which says neither online nor offline"
    return 99
    ;;
  esac
}
