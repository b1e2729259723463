#!/bin/sh
# Runs agents' entry points on this system for one engine, over one connection.
#
#   sh runner.sh <engine> [<grace>]
#
# <engine> names who asks ([A-Za-z0-9_-]+), <grace> is how many seconds lie between TERM and KILL (3). Requests come on standard input, one per line; the words are quoted for
# this shell, a newline inside a word is written "$N":
#
#   run <id> <timeout seconds> <script> <its standard input> <arguments ...>
#   ping <token>
#
# A script is named relative to the suite, or, beginning with a slash, by its path on this system: then it may also be
# a directory, whose scripts T00, T01 ... run one after the other.
#
# Answers go to standard output, each line shorter than PIPE_BUF, so that answers of many runs never mix:
#
#   hello protocol=1 suite=<version> group=<how> leftovers=<count> time=<epoch seconds> uname=<rest of the line>
#   pong <token>
#   out <id> <hex bytes>           output of a run, in order, cut after outputLimit bytes (one more byte says: cut)
#   end <id> exited <code> | timedOut | stopped | missing | unrecorded
#   sorry <why>                    instead of hello: it cannot work here
#
# Each run has a process group of its own. A run that outlasts its time-out gets TERM, after the grace KILL, its whole
# group, and then who has left that group: everything it starts has HAWSER_RUN in its environment, which no other run of
# this system's life has. When standard input closes, or this shell dies, the groups of all that still runs are ended.
# What runs is recorded in <suite>/run/<engine>.<pid>/: a later runner of the same engine ends what this one left.
# Monitors that say they may are run by shells that stand ready (runner/standing.sh), with all the same bounds.

set -u
newline='
'
protocol=1
outputRoomBlocks=2048
graceS=${2:-3}

sorry() {
  printf 'sorry %s\n' "$*"
  exit 1
}

engine=${1-}
case $engine in
'' | *[!A-Za-z0-9_-]*) sorry 'the engine has no usable name' ;;
esac
case $graceS in
*[!0-9]*) sorry 'the grace is no number of seconds' ;;
esac
case $0 in
*/*) libDirectory=${0%/*} ;;
*) libDirectory=. ;;
esac
CDPATH='' cd -P -- "$libDirectory/.." || sorry "cannot enter the suite at $libDirectory/.."
HAWSER_SUITE=$PWD
export HAWSER_SUITE
for part in find-script processes answers limits standing standing-shell; do
  [ -r "$HAWSER_SUITE/lib/runner/$part.sh" ] || sorry 'the suite is not whole'
done
# shellcheck source-path=SCRIPTDIR source=runner/find-script.sh
. "$HAWSER_SUITE/lib/runner/find-script.sh"
# shellcheck source-path=SCRIPTDIR source=runner/processes.sh
. "$HAWSER_SUITE/lib/runner/processes.sh"
# shellcheck source-path=SCRIPTDIR source=runner/answers.sh
. "$HAWSER_SUITE/lib/runner/answers.sh"
# shellcheck source-path=SCRIPTDIR source=runner/limits.sh
. "$HAWSER_SUITE/lib/runner/limits.sh"
# shellcheck source-path=SCRIPTDIR source=runner/standing.sh
. "$HAWSER_SUITE/lib/runner/standing.sh"
HAWSER_SYSTEM_ROOT=${HAWSER_SYSTEM_ROOT-}
export HAWSER_SYSTEM_ROOT
runDirectory=$HAWSER_SUITE/run
# The suite may be replaced and mounts come and go: hold no directory.
cd / || sorry 'cannot enter /'

# --- process groups -------------------------------------------------------------------------------------------------

# How a program is given a session, and so a process group, of its own: looked for once, not at every run.
find_launcher() {
  for launcher in setsid perl python3; do
    launcherPath=$(command -v "$launcher") && return
  done
  sorry 'this system has none of setsid, perl and python3, one of which is needed for process groups'
}

# Replaces this (sub)shell by a program that leads a session of its own.
exec_apart() {
  case $launcher in
  setsid) exec "$launcherPath" "$@" ;;
  perl) exec perl -e 'use POSIX (); POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127' "$@" ;;
  *) exec python3 -c 'import os, sys; os.setsid(); os.execvp(sys.argv[1], sys.argv[1:])' "$@" ;;
  esac
}

group_of_this_shell() {
  if $linuxProc; then
    read -r stat </proc/self/stat
    group=${stat##*) }
    group=${group#* * }
    group=${group%% *}
  else
    group=$(ps -o pgid= -p $$)
  fi
}

# A later runner ends this one by its group, so the group must be its own and nobody else's.
lead_own_group() {
  group_of_this_shell
  [ "$((group))" -eq $$ ] && return
  [ "${HAWSER_RUNNER_APART-}" = yes ] && sorry "$launcher does not give a process group"
  HAWSER_RUNNER_APART=yes
  export HAWSER_RUNNER_APART
  exec_apart /bin/sh "$HAWSER_SUITE/lib/runner.sh" "$engine" "$graceS"
}

# --- ending what runs ----------------------------------------------------------------------------------------------

# terminate_runs_of DIRECTORY: TERM to each recorded run whose entry point still runs. Sets ending: whom. One that has
# ended may have left a daemon in its group: that is the service, and none of ours. Of a standing shell that is idle
# nothing but itself is ended, then.
terminate_runs_of() {
  ending=
  endingMarks=
  for record in "$1"/*.job; do
    read_record "$record" || read_record "$record" || continue
    is_same "$pid" "$start" || continue
    if [ "$deadline" = - ]; then
      kill -KILL "$pid" 2>/dev/null
      # A run that it was just beginning is in its record by now.
      read_record "$record"
      if [ "$deadline" = - ]; then continue; fi
    fi
    ending="$ending $pid"
    endingMarks="$endingMarks $mark"
    : >"${record%.job}.stop"
    signal_group TERM "$pid"
  done
}

any_ending_left() {
  for pid in $ending; do
    group_exists "$pid" && return 0
  done
  return 1
}

# end_runs_of DIRECTORY: TERM to all that run, KILL to what outlasts its grace. Sets ending: whom.
end_runs_of() {
  terminate_runs_of "$1"
  waited=0
  while any_ending_left && [ "$waited" -lt "$((graceS + 2))" ]; do
    if [ "$waited" -ge "$graceS" ]; then
      for pid in $ending; do kill -KILL "-$pid" 2>/dev/null; done
    fi
    sleep 1
    waited=$((waited + 1))
  done
  for mark in $endingMarks; do end_strays "$mark"; done
}

# A run that is just beginning either sees "closing", or has recorded itself before and is seen here.
end_all() {
  : >"$own/closing"
  end_runs_of "$own"
  rm -rf "$own"
}

# end_earlier_runner DIRECTORY: adds to leftovers.
end_earlier_runner() {
  { read -r oldBoot <"$1/boot"; } 2>/dev/null || oldBoot=
  if [ "$oldBoot" = "$boot" ]; then
    # Its loop, its clock and its waiters at once: nothing new begins while its runs are ended.
    if { read -r pid start <"$1/runner"; } 2>/dev/null && is_same "$pid" "$start"; then
      kill -KILL "-$pid" 2>/dev/null
    fi
    end_runs_of "$1"
    for pid in $ending; do leftovers=$((leftovers + 1)); done
  fi
  rm -rf "$1"
}

end_earlier_runners() {
  boot=any
  leftovers=0
  if [ -r /proc/sys/kernel/random/boot_id ]; then read -r boot </proc/sys/kernel/random/boot_id; fi
  for old in "$runDirectory/$engine".*; do
    if [ -d "$old" ]; then end_earlier_runner "$old"; fi
  done
}

# --- one run -------------------------------------------------------------------------------------------------------

record_run() {
  { printf '%s %s %s\n' "$1" "$deadline" "$started" >"$own/$id.job"; } 2>/dev/null
}

# Becomes the entry point. Where that needs no fork it records itself first, so that it never runs unrecorded.
become() {
  if $linuxProc; then
    read -r stat </proc/self/stat
    start_in_stat || exit 125
    record_run "${stat%% *}" || exit 125
    [ -e "$own/closing" ] && exit 125
  fi
  exec >>"$own/$id.out" 2>&1 || exit 125
  exec_apart "$@"
}

record_for_it() {
  start_of "$1"
  record_run "$1"
  if [ -e "$own/closing" ]; then signal_group KILL "$1"; fi
}

# After a time-out: the answer waits until the whole group is gone, so that nothing runs beside what comes next.
await_group() {
  waited=0
  while group_exists "$1" && [ "$waited" -lt "$((graceS + 3))" ]; do
    sleep 1
    waited=$((waited + 1))
  done
}

# serve LINE: in a subshell of its own.
serve() {
  eval "N='$newline'; set -- $1"
  id=$2
  input=$5
  if ! find_script "$4"; then
    printf 'end %s missing\n' "$id"
    return
  fi
  HAWSER_TIMEOUT_SECONDS=$3
  HAWSER_RUN=${own##*/}.$runnerStart.$id.
  export HAWSER_TIMEOUT_SECONDS HAWSER_RUN
  read_uptime
  deadline=$((now + $3 + 1))
  shift 5
  if [ -d "$script" ]; then
    set -- "$HAWSER_SUITE/lib/runner/in-turn.sh" "$script" "$@"
    script=/bin/sh
  fi
  if [ -n "$input" ]; then
    printf '%s' "$input" | become "$script" "$@" &
  else
    become "$script" "$@" </dev/null &
  fi
  pid=$!
  $linuxProc || record_for_it "$pid"
  wait "$pid"
  answer="exited $?"
  if [ -e "$own/$id.stop" ]; then
    answer=stopped
  elif [ -e "$own/$id.late" ]; then
    answer=timedOut
    await_group "$pid"
    rm -f "$own/$id.job"
    end_strays "$HAWSER_RUN"
  elif ! [ -s "$own/$id.job" ]; then
    answer=unrecorded
  fi
  show_output "$id" "$own/$id"
  printf 'end %s %s\n' "$id" "$answer"
  { true >"$own/$id.ended"; } 2>/dev/null || exec rm -f "$own/$id".*
}

# --- time ----------------------------------------------------------------------------------------------------------

keep_time() {
  tick=1000000000
  while sleep 1; do
    tick=$((tick + 1))
    $linuxProc || printf '%s\n' "$tick" 1<>"$own/uptime"
    if ! is_same $$ "$runnerStart"; then
      end_all
      exit
    fi
    remove_ended
    set -- "$own"/*.job
    [ -e "$1" ] || continue
    read_uptime
    end_late_runs
    bound_output
  done
}

start_clock() {
  keep_time </dev/null >/dev/null 2>&1 &
  clock=$!
}

# --- the conversation ----------------------------------------------------------------------------------------------

greet() {
  { read -r _ version <"$HAWSER_SUITE/MANIFEST"; } 2>/dev/null || version=none
  printf 'hello protocol=%s suite=%s group=%s leftovers=%s time=%s uname=%s\n' \
    "$protocol" "$version" "$launcher" "$leftovers" "$(date +%s)" "$(uname -srm)"
}

leave() {
  trap - HUP INT TERM PIPE
  kill "$clock" 2>/dev/null
  end_all
  exit "$1"
}

# Words of a request line are evaluated where they are served, so that a broken one breaks nothing else.
converse() {
  while IFS= read -r line; do
    case $line in
    'run '*)
      if hand_over "$line"; then continue; fi
      serve "$line" &
      ;;
    'ping '*)
      kill -0 "$clock" 2>/dev/null || start_clock
      printf 'pong %s\n' "${line#ping }"
      ;;
    esac
    # Lets the shell reap what has ended: nothing else here waits for it.
    jobs >/dev/null 2>&1
  done
}

find_launcher
lead_own_group
end_earlier_runners
own=$runDirectory/$engine.$$
if ! { mkdir -p "$runDirectory" && mkdir -m 700 "$own"; } 2>/dev/null; then
  sorry "cannot make $own: is the disk full or read-only?"
fi
start_of $$
runnerStart=$started
if ! { printf '%s\n' "$boot" >"$own/boot" && printf '%s %s\n' $$ "$started" >"$own/runner"; } 2>/dev/null; then
  sorry "cannot write to $own: is the disk full or read-only?"
fi
trap 'leave 1' HUP INT TERM PIPE
start_clock
greet
converse
leave 0
