# shellcheck shell=sh
# One program that runs in the background.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/process.sh
. "$HAWSER_SUITE/lib/process.sh"

# background_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList.
background_begin() {
  agent_begin Process 10001 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar PATH_NAME "$@" && shift
  argument_scalar ARGUMENTS "$@" && shift
  argument_scalar PID_FILE "$@"
  path_checked PathName "$PATH_NAME"
  BACKGROUND_PROGRAM=$CHECKED_PATH
  case $ARGUMENTS in
  *[[:cntrl:]]*) agent_fail 2501 'Arguments holds a control character' ;;
  esac
  BACKGROUND_LINE=$BACKGROUND_PROGRAM
  for BACKGROUND_WORD in $ARGUMENTS; do
    BACKGROUND_LINE="$BACKGROUND_LINE $BACKGROUND_WORD"
  done
  BACKGROUND_PID_FILE=
  if [ -n "$PID_FILE" ]; then
    path_checked PidFile "$PID_FILE"
    BACKGROUND_PID_FILE=$CHECKED_PATH
  fi
}

# background_find: the process of the PID file if it carries the program's path, and every process with
# the very command line, in PROCESS_FOUND.
background_find() {
  process_snapshot
  PROCESS_FOUND=
  [ -z "$BACKGROUND_PID_FILE" ] || process_in_file "$BACKGROUND_PID_FILE" "$BACKGROUND_PROGRAM" '' '' ''
  process_lines "$BACKGROUND_LINE"
}

background_runs() {
  background_find
  [ -n "$PROCESS_FOUND" ]
}

# background_settled: it runs, or the process that was started has ended. A program that goes on in the
# background by itself ends its first process, and is then found by its command line or PID file.
background_settled() {
  background_runs && return 0
  process_arguments "$BACKGROUND_PID"
  [ -z "$PROCESS_ARGUMENTS" ]
}

# background_start ARGUMENT…: free of the session's hang-up, and of its output, which would keep the caller waiting.
background_start() {
  program_runnable "$BACKGROUND_PROGRAM" ||
    agent_fail 2502 "$BACKGROUND_PROGRAM is no program that can be run here"
  (trap '' HUP && exec "$BACKGROUND_PROGRAM" "$@") </dev/null >/dev/null 2>&1 &
  BACKGROUND_PID=$!
  agent_wait_until "$(agent_deadline 90)" background_settled
  background_runs || agent_fail 2503 "$BACKGROUND_PROGRAM was started, but does not run"
  log_info 2504 "started: process$PROCESS_FOUND"
}

# background_end: SIGTERM, then SIGKILL.
background_end() {
  if ! background_runs; then
    log_info 2511 "$BACKGROUND_PROGRAM does not run; nothing to stop"
    return 0
  fi
  process_terminate background_find "$(agent_deadline 50)" "$(agent_deadline 90)"
}
