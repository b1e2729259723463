# shellcheck shell=sh
# Runs other programs. What they print goes to a file of the resource, not to our own output: daemons
# inherit it, and whoever reads our output would otherwise wait for them as long as they live.

# shellcheck source-path=SCRIPTDIR source=secrets.sh
. "$HAWSER_SUITE/lib/secrets.sh"

# program_begin_output: a fresh, private output file, in PROGRAM_OUTPUT.
program_begin_output() {
  agent_run_file output
  PROGRAM_OUTPUT=$RUN_FILE
  (umask 077 && : >"$PROGRAM_OUTPUT") || agent_fail 1040 "cannot write $PROGRAM_OUTPUT"
}

# program_run PROGRAM ARGUMENT…: runs it to its end; the answer is its exit code.
program_run() {
  program_begin_output
  "$@" </dev/null >>"$PROGRAM_OUTPUT" 2>&1
}

# program_run_with LINE PROGRAM ARGUMENT…: the same, with the line on the program's standard input.
program_run_with() {
  PROGRAM_LINE=$1
  shift
  program_begin_output
  printf '%s\n' "$PROGRAM_LINE" | "$@" >>"$PROGRAM_OUTPUT" 2>&1
}

# program_run_until DEADLINE PROGRAM ARGUMENT…: the same, without input, but ends the program at the
# deadline, so that a stop program that hangs cannot keep the agent from ending the processes itself.
program_run_until() {
  PROGRAM_DEADLINE=$1
  shift
  program_begin_output
  "$@" </dev/null >>"$PROGRAM_OUTPUT" 2>&1 &
  program_await "$!" "$PROGRAM_DEADLINE"
}

# program_await PID DEADLINE: waits for our child, and ends it at the deadline; the answer is its exit code.
program_await() {
  program_guard "$1" "$2" </dev/null >/dev/null 2>&1 &
  PROGRAM_GUARD=$!
  wait "$1"
  PROGRAM_STATUS=$?
  kill "$PROGRAM_GUARD" 2>/dev/null
  wait "$PROGRAM_GUARD" 2>/dev/null
  return "$PROGRAM_STATUS"
}

# program_guard PID DEADLINE: the child is ours and not yet waited for, so its number cannot be another's.
program_guard() {
  agent_clock
  while [ "$AGENT_NOW" -lt "$2" ]; do
    agent_pause
    agent_clock
  done
  kill -TERM "$1"
  agent_pause
  kill -KILL "$1"
}

# program_needed NAME: fails when the system does not have the program, so that its absence is never
# taken for its answer.
program_needed() {
  command -v "$1" >/dev/null 2>&1 || agent_fail 1044 "the program '$1' is not on this system"
}

# program_runnable PATH
program_runnable() {
  [ -f "$1" ] && [ -x "$1" ]
}

# program_try TEXT PROGRAM ARGUMENT…: runs it and logs how it ended; the answer is its exit code.
program_try() {
  PROGRAM_TEXT=$1
  shift
  program_run "$@"
  PROGRAM_STATUS=$?
  program_report "$PROGRAM_STATUS" "$PROGRAM_TEXT"
  return "$PROGRAM_STATUS"
}

# program_report STATUS TEXT: logs an exit code, and the program's output: as an error when it failed.
program_report() {
  if [ "$1" -eq 0 ]; then
    log_trace 1041 "$2: exit code 0"
    [ "$LOG_THRESHOLD" -lt 4 ] || log_lines log_trace 1042 "$PROGRAM_OUTPUT"
  else
    log_error 1043 "$2: exit code $1"
    log_lines log_error 1042 "$PROGRAM_OUTPUT"
  fi
}

# program_words ATTRIBUTE VALUE: splits a value such as '/mail/check.sh MKT' into quoted words, in
# PROGRAM_WORDS, its first word being the real place of the program. A value that is itself the path of a
# file stays whole. No shell reads the value: quotes, $ and the like reach the program as they are.
program_words() {
  path_checked "$1" "$2"
  if [ -f "$CHECKED_PATH" ]; then
    argument_quote "$CHECKED_PATH"
    PROGRAM_WORDS=$QUOTED
    return 0
  fi
  PROGRAM_ATTRIBUTE=$1
  program_split "$2"
  eval "set -- $PROGRAM_WORDS"
  path_checked "$PROGRAM_ATTRIBUTE" "$1"
  shift
  argument_quote "$CHECKED_PATH"
  PROGRAM_WORDS=$QUOTED
  for PROGRAM_WORD in "$@"; do
    argument_quote "$PROGRAM_WORD"
    PROGRAM_WORDS="$PROGRAM_WORDS $QUOTED"
  done
}

# program_split TEXT: its words, parted by blanks, as quoted words in PROGRAM_WORDS.
program_split() {
  PROGRAM_WORDS=
  for PROGRAM_WORD in $1; do
    argument_quote "$PROGRAM_WORD"
    PROGRAM_WORDS="$PROGRAM_WORDS $QUOTED"
  done
}
