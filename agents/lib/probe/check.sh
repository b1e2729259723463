# shellcheck shell=sh
# A check asks a server whether it works. It answers 0, it does; 1, it does not; anything else, that cannot be told.
# It logs nothing: why it did not answer 0 is in CHECK_REASON, what its program printed in PROGRAM_OUTPUT.

# When the program of a check is ended, by agent_clock. Empty: never. A monitor has no limit but its
# MonitorTimeout, which ends it with all it runs, and which the engine counts for FaultOnMonitorTimeouts.
CHECK_DEADLINE=''

# check_run REASON LINE PROGRAM ARGUMENT…: runs a program of a check with the line, if any, on its standard input; the
# answer is its exit code, and what it means when it is not 0 is the reason.
check_run() {
  CHECK_REASON=$1
  CHECK_LINE=$2
  shift 2
  program_begin_output
  if [ -z "$CHECK_DEADLINE" ]; then
    check_feed | "$@" >>"$PROGRAM_OUTPUT" 2>&1
    return
  fi
  check_feed | "$@" >>"$PROGRAM_OUTPUT" 2>&1 &
  program_await "$!" "$CHECK_DEADLINE"
}

check_feed() {
  [ -z "$CHECK_LINE" ] || printf '%s\n' "$CHECK_LINE"
}

# check_installed PROGRAM: it can be run; otherwise the check cannot tell anything.
check_installed() {
  program_runnable "$1" && return 0
  check_untold "$1 is not there, or no program"
}

# check_untold REASON: the answer of a check that cannot tell.
check_untold() {
  CHECK_REASON=$1
  return 99
}

# check_report LOGGER ID: why the last check did not say that all is well.
check_report() {
  "$1" "$2" "$CHECK_REASON"
  [ ! -s "$PROGRAM_OUTPUT" ] || log_lines "$1" 1042 "$PROGRAM_OUTPUT"
}
