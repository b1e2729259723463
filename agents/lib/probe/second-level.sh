# shellcheck shell=sh
# The second-level monitor of server software: attribute SecondLevelMonitor says in which interval it runs, 1 in each,
# 3 in every third, 0 never. The agent's software_check is the check (see check.sh).

# shellcheck source-path=SCRIPTDIR source=check.sh
. "$HAWSER_SUITE/lib/probe/check.sh"

# second_level_enabled N
second_level_enabled() {
  case ${1:-0} in
  *[!0-9]* | ???????*) agent_fail 1131 "SecondLevelMonitor is '$1', which is no number of intervals" ;;
  esac
  [ "${1:-0}" -gt 0 ]
}

# second_level_due N: counts this interval, and tells whether it is the n-th since the last check that all was well.
# The count is kept in a file of the resource. A check that failed or never ended is due again at once: otherwise
# silence in every third interval would be forgotten in the two between.
second_level_due() {
  second_level_enabled "$1" || return 1
  [ "$1" -gt 1 ] || return 0
  second_level_read
  SECOND_LEVEL_COUNT=$((SECOND_LEVEL_COUNT + 1))
  # Where nothing can be written down, every interval is the n-th.
  second_level_write "$SECOND_LEVEL_COUNT" || return 0
  [ "$SECOND_LEVEL_COUNT" -ge "$1" ]
}

second_level_read() {
  agent_run_file intervals
  SECOND_LEVEL_COUNT=
  { read -r SECOND_LEVEL_COUNT <"$RUN_FILE"; } 2>/dev/null
  case $SECOND_LEVEL_COUNT in
  '' | *[!0-9]* | 0?* | ???????*) SECOND_LEVEL_COUNT=0 ;;
  esac
}

second_level_write() {
  agent_run_file intervals
  (printf '%s\n' "$1" >"$RUN_FILE") 2>/dev/null
}

# second_level_monitor N: 0 when the check passes or is not due; otherwise the verdict, 100 or 99.
second_level_monitor() {
  second_level_due "$1" || return 0
  PROGRAM_OUTPUT=/dev/null
  software_check
  case $? in
  0)
    [ "$1" -le 1 ] || second_level_write 0
    log_trace 1132 'second-level monitor: the server answers'
    ;;
  1)
    check_report log_error 1133
    return 100
    ;;
  *)
    check_report log_error 1134
    return 99
    ;;
  esac
}

# second_level_await N DEADLINE: waits until a server that has just been started answers. Fails when it does not in
# time; where nobody can tell, its processes are enough.
second_level_await() {
  second_level_enabled "$1" || return 0
  CHECK_DEADLINE=$2
  PROGRAM_OUTPUT=/dev/null
  if ! agent_wait_until "$2" second_level_settled; then
    check_report log_error 1133
    return 1
  fi
  if [ "$SECOND_LEVEL_STATUS" -eq 0 ]; then
    [ "$1" -le 1 ] || second_level_write 0
  else
    check_report log_warn 1134
  fi
}

second_level_settled() {
  software_check
  SECOND_LEVEL_STATUS=$?
  [ "$SECOND_LEVEL_STATUS" -ne 1 ]
}
