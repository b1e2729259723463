#!/bin/sh
# One standing shell of the runner (standing.sh), leader of a session of its own.
#
#   sh standing-shell.sh <own> <name> <runner's start> <setsid> <mark of the last run> <nth output>
#
# Requests come on standard input, as to the runner; the answers go to its standard output. Each monitor has a
# subshell. What it changes there, options, traps and variables, is gone with it. Programs of the user's (MonitorProgram)
# are begun by HAWSER_APART in a session of their own: what they leave behind is not in the group that a time-out kills.

own=$1
name=$2
runnerStart=$3
HAWSER_APART=$4
last=$5
outputs=$6
export HAWSER_APART HAWSER_RUN HAWSER_TIMEOUT_SECONDS
# shellcheck source-path=SCRIPTDIR source=processes.sh
. "$HAWSER_SUITE/lib/runner/processes.sh"
# shellcheck source-path=SCRIPTDIR source=answers.sh
. "$HAWSER_SUITE/lib/runner/answers.sh"

# record DEADLINE: written over the one before. Only the first line counts: were the file emptied first, the file system
# would write it out each time.
record() {
  printf '%s %s %s %s %s\n' $$ "$1" "$started" "$last" "$outputs" 1<>"$own/$name.job"
}

# begin SECONDS: the record first, so that nothing runs unrecorded.
begin() {
  read_uptime
  record "$((now + $1 + 1))"
}

# Idle again. On a full disk that cannot be told yet.
rest() {
  until record -; do
    [ -d "$own" ] || exit
    sleep 1
  done
}

# Its keeper answers for a run that took too long, and nobody when the runner leaves.
leave_if_ended() {
  if [ -e "$own/${last}late" ] || [ -e "$own/$name.stop" ]; then kill -KILL $$; fi
}

# Whatever it has to say of itself is said by an answer.
exec 2>/dev/null
read -r stat </proc/self/stat
start_in_stat
# A subshell does not inherit it: TERM to the group ends the monitor and leaves the rest to this shell.
trap : TERM
# shellcheck disable=SC2034 # a newline in the words of a request
N='
'
record - || exit 125
if [ -e "$own/closing" ]; then exit; fi

while IFS= read -r line; do
  eval "set -- $line"
  id=$2
  HAWSER_TIMEOUT_SECONDS=$3
  script=$HAWSER_SUITE/$4
  input=$5
  last=${own##*/}.$runnerStart.$id.
  HAWSER_RUN=$last
  if ! [ -x "$script" ]; then
    rest
    printf 'end %s missing\n' "$id"
    continue
  fi
  if ! begin "$3"; then
    rest
    printf 'end %s unrecorded\n' "$id"
    continue
  fi
  if [ -e "$own/closing" ]; then exit; fi
  shift 5
  output=$own/$name.$outputs
  if [ -n "$input" ]; then
    printf '%s' "$input" | (
      exec >>"$output.out" 2>&1 || exit 125
      # shellcheck source=/dev/null
      . "$script"
    )
  else
    (
      exec </dev/null >>"$output.out" 2>&1 || exit 125
      # shellcheck source=/dev/null
      . "$script"
    )
  fi
  status=$?
  leave_if_ended
  # What talks very much may have its output cut by now, and the head of it kept.
  if [ -s "$output.out" ] || [ -e "$output.head" ]; then
    outputs=$((outputs + 1))
    rest
    show_output "$id" "$output"
    true >"$output.ended"
  else
    rest
  fi
  printf 'end %s exited %s\n' "$id" "$status"
done
