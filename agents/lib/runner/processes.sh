# shellcheck shell=sh
# Processes as the runner and its standing shells know them: by number and beginning, and in groups.

linuxProc=false
if [ -r /proc/self/stat ] && [ -r /proc/uptime ]; then linuxProc=true; fi

# Sets started: when process $1 began, in one word that no other process of that number has. Fails when it has ended.
start_of() {
  started=
  if $linuxProc; then
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
    start_in_stat || return 1
  else
    started=$(ps -o lstart= -p "$1" 2>/dev/null | tr -s ' ' _)
  fi
  [ -n "$started" ]
}

# The same from what /proc tells of a process, in stat.
start_in_stat() {
  # The fields after the name, which alone may hold blanks: the state first, the start as the twentieth.
  fields=${stat##*) }
  [ "${fields%% *}" = Z ] && return 1
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19; do fields=${fields#* }; done
  started=${fields%% *}
}

# Whether process $1 is still the one that began at $2.
is_same() {
  start_of "$1" && [ "$started" = "$2" ]
}

# signal_group NAME PID: to the whole group; to the process alone in the moment before it leads one.
signal_group() {
  kill "-$1" "-$2" 2>/dev/null || kill "-$1" "$2" 2>/dev/null
}

group_exists() {
  kill -0 "-$1" 2>/dev/null
}

# Sets now: seconds that no change of the wall clock moves.
read_uptime() {
  if $linuxProc; then
    read -r now _ </proc/uptime
    now=${now%%.*}
  else
    { read -r now <"$own/uptime"; } 2>/dev/null || now=1000000000
  fi
}
