#!/bin/sh
# What keeps the runs of the runner within their limits: ends who has left the process group of a run that took too
# long, and cuts what runs and the programs they start print.

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
