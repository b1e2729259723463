#!/bin/sh
# What keeps the runs of the runner within their limits: ends who has left the process group of a run that took too
# long, cuts what runs and the programs they start print, and removes the records of those that have ended.

# Sets strays: processes that carry the mark $1 of a run, wherever they have gone. Only Linux shows environments; a process that
# has emptied its own, or that another program (an init, a cron) starts on request, carries none.
find_strays() {
  strays=
  $linuxProc || return 1
  found=$(grep -l -F -e "HAWSER_RUN=$1" /proc/[0-9]*/environ 2>/dev/null)
  [ -n "$found" ] || return 1
  while read -r environment; do
    environment=${environment%/environ}
    strays="$strays ${environment#/proc/}"
  done <<EOF
$found
EOF
}

# read_record FILE: sets pid, deadline, start, mark and outputs. Fails when there is none, and when it was being
# rewritten: a shell reads byte by byte, so the line is read twice.
read_record() {
  { read -r seen <"$1" && read -r pid deadline start mark outputs <"$1"; } 2>/dev/null || return 1
  [ "$seen" = "$pid $deadline $start${mark:+ $mark $outputs}" ]
}

# TERM to each run past its deadline, after the grace KILL. A standing shell without a run has none; what its run was
# called is in the name of the note, so that it is never taken for the next one's.
end_late_runs() {
  for record in "$own"/*.job; do
    read_record "$record" || continue
    [ "$deadline" != - ] && [ "$now" -ge "$deadline" ] || continue
    late=${record%.job}.late
    if [ -n "$mark" ]; then late=$own/${mark}late; fi
    if [ -e "$late" ]; then
      if [ "$now" -ge "$((deadline + graceS))" ]; then kill -KILL "-$pid" 2>/dev/null; fi
    elif is_same "$pid" "$start"; then
      : >"$late"
      signal_group TERM "$pid"
    fi
  done
}

# end_strays MARK: TERM to all, after the grace KILL.
end_strays() {
  waited=0
  while find_strays "$1" && [ "$waited" -lt "$((graceS + 3))" ]; do
    if [ "$waited" -eq 0 ]; then
      for stray in $strays; do kill -TERM "$stray" 2>/dev/null; done
    elif [ "$waited" -ge "$graceS" ]; then
      for stray in $strays; do kill -KILL "$stray" 2>/dev/null; done
    fi
    sleep 1
    waited=$((waited + 1))
  done
}

# Nobody fills the disk by talking: the head is kept, the rest forgotten every second. Daemons go on writing to the file
# of the resource that started them as long as they live.
bound_output() {
  find "$own" "$runDirectory/resources" -type f \( -name '*.out' -o -name 'output.*' \) \
    -size "+$outputRoomBlocks" 2>/dev/null | while read -r file; do
    kept=${file%.out}.head
    [ -e "$kept" ] || dd if="$file" of="$kept" bs="$((outputLimit + 1))" count=1 2>/dev/null
    case $file in
    "$own"/*) : >"$file" ;;
    *)
      cat "$kept" >"$file"
      rm -f "$kept"
      ;;
    esac
  done
}

# Records of runs that have ended go together, once a second: a program for each would cost as much as a light monitor.
remove_ended() {
  set --
  for record in "$own"/*.ended; do
    [ -e "$record" ] || return
    record=${record%.ended}
    set -- "$@" "$record.job" "$record.out" "$record.head" "$record.late" "$record.stop" "$record.ended"
    if [ $# -ge 600 ]; then
      rm -f "$@"
      set --
    fi
  done
  [ $# -eq 0 ] || rm -f "$@"
}
