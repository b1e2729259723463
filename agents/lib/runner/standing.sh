# shellcheck shell=sh
# Shells that stand ready for the light and frequent: monitors of the suite that say so by their second line,
#
#   # May run in a standing shell.
#
# which promises that it leaves no process behind and looks at neither $0 nor $$. A standing shell (standing-shell.sh)
# leads a process group, as every run does, and runs one monitor after the other: none needs a program to be loaded, or
# more than one fork. Each has a keeper, a subshell of the runner, that answers for it when it has been killed with a
# monitor that took too long, and starts the next one. A run for which no standing shell is idle is served as all others.
#
# <own>/<name>.job holds "<pid> <deadline> <start> <mark of the run> <nth>"; the deadline of an idle one is "-", the mark
# its last. <nth> is of the file that takes what it prints, <own>/<name>.<nth>.out: a new one after every run that has
# printed something.

standingMost=16
standing=0

# may_stand SCRIPT: asked for every run, since whoever replaces a script need not replace the runner.
may_stand() {
  { { read -r interpreter && read -r promise; } <"$HAWSER_SUITE/$1"; } 2>/dev/null || return 1
  [ "$interpreter" = '#!/bin/sh' ] && [ "$promise" = '# May run in a standing shell.' ]
}

# hand_over LINE: a request to a standing shell. Fails when it is nothing for one, or none is idle. A line that might
# not go into a pipe at once would have the runner wait, and its pings with it. Only where a run needs no fork to record
# itself.
hand_over() {
  # shellcheck disable=SC2154 # set by the runner, as all that is its own
  if ! $linuxProc || [ "$launcher" != setsid ] || [ ${#1} -gt 4000 ]; then return 1; fi
  words=${1#"run '"}
  mark=${own##*/}.$runnerStart.${words%%\'*}.
  words=${words#*"' '"}
  words=${words#*"' '"}
  may_stand "${words%%\'*}" || return 1
  nth=0
  while [ "$nth" -lt "$standing" ]; do
    nth=$((nth + 1))
    { read -r _ deadline _ last _ <"$own/s$nth.job"; } 2>/dev/null || continue
    given=
    eval "given=\$given$nth"
    if [ "$deadline" != - ] || [ "$last" != "$given" ]; then continue; fi
    eval "given$nth=\$mark"
    # Opened for both: waits for nobody.
    printf '%s\n' "$1" 1<>"$own/s$nth.requests"
    return
  done
  if [ "$standing" -lt "$standingMost" ]; then add_standing; fi
  return 1
}

add_standing() {
  if ! mkfifo -m 600 "$own/s$((standing + 1)).requests" 2>/dev/null; then
    standingMost=$standing
    return
  fi
  standing=$((standing + 1))
  eval "given$standing=none"
  keep_standing "s$standing" </dev/null &
}

# keep_standing NAME: in a subshell of its own. Holds the requests open: they end with it, and with them the shell.
keep_standing() {
  exec 3<>"$own/$1.requests"
  mark=none
  outputs=0
  while [ -d "$own" ] && ! [ -e "$own/closing" ]; do
    stand "$1" "$mark" "$((outputs + 1))" 3>&- &
    shell=$!
    wait "$shell"
    status=$?
    { read -r pid deadline _ mark outputs <"$own/$1.job"; } 2>/dev/null || exit
    # One that did not even begin would not the next time either.
    if [ "$pid" != "$shell" ] || [ -e "$own/closing" ] || [ -e "$own/$1.stop" ]; then exit; fi
    if [ "$deadline" != - ]; then answer_for "$own/$1.$outputs"; fi
  done
}

# Becomes the standing shell.
stand() {
  exec <"$own/$1.requests" || exit 125
  exec_apart sh "$HAWSER_SUITE/lib/runner/standing-shell.sh" "$own" "$1" "$runnerStart" "$launcherPath" "$2" "$3"
}

# answer_for OUTPUT: for the run with which a standing shell has died.
answer_for() {
  answer="exited $status"
  if [ -e "$own/${mark}late" ]; then answer=timedOut; else kill -KILL "-$pid" 2>/dev/null; fi
  await_group "$pid"
  end_strays "$mark"
  id=${mark%.}
  id=${id##*.}
  show_output "$id" "$1"
  rm -f "$own/${mark}late" "$1".*
  printf 'end %s %s\n' "$id" "$answer"
}
