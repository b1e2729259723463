# shellcheck shell=sh
# Starting and stopping of the lab's mail daemons, for the start and stop programs on the volumes.
# A daemon says "ready" or "error SENTENCE" once and then closes its output.

hardware=${HAWSER_LAB_HARDWARE:?not a system of the lab}
self=${HAWSER_LAB_SYSTEM:?not a system of the lab}

# registered SERVICE_ID: file in which a running daemon of this system is on record, in $registered
registered() {
  saved_ifs=$IFS
  set -f
  IFS=/
  # shellcheck disable=SC2086
  set -- $1
  IFS=+
  registered=$hardware/systems/$self/services/$*
  IFS=$saved_ifs
  set +f
}

# alive PID: a process that has ended but was not collected yet counts as gone
alive() {
  kill -0 "$1" 2>/dev/null || return 1
  [ -r "/proc/$1/stat" ] || return 0
  read -r stat <"/proc/$1/stat" || return 1
  case ${stat##*) } in Z* | X*) return 1 ;; esac
}

# running SERVICE_ID: process id of the daemon on this system, in $pid
running() {
  registered "$1"
  pid=''
  [ -r "$registered" ] && read -r pid _ <"$registered"
  [ -n "$pid" ] && alive "$pid"
}

# fault KIND SERVICE_ID: whether a person planted it on this system; its number in $fault_ms
fault() {
  fault_ms=0
  [ -r "$HAWSER_LAB_FAULTS" ] || return 1
  while read -r fault_kind fault_service fault_value; do
    if [ "$fault_kind" = "$1" ] && [ "$fault_service" = "$2" ]; then
      fault_ms=${fault_value:-0}
      return 0
    fi
  done <"$HAWSER_LAB_FAULTS"
  return 1
}

# A session of its own: a daemon outlives the process group of the entry point that started it.
detached() {
  if command -v setsid >/dev/null 2>&1; then
    exec setsid "$@"
  fi
  exec perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV' "$@"
}

# start_service ROOT SERVICE PROGRAM PID_FILE PORTS_FILE
start_service() {
  id=${1#"$HAWSER_SYSTEM_ROOT"}/$2
  if running "$id"; then
    printf '%s is already running (process %s)\n' "$2" "$pid"
    return 0
  fi
  if fault slow "$id"; then
    sleep "$((fault_ms / 1000)).$(printf '%03d' $((fault_ms % 1000)))"
  fi
  if fault fail-start "$id"; then
    printf '%s could not be started: configuration store is locked\n' "$2" >&2
    return 1
  fi
  answer=$(detached "$HAWSER_LAB_NODE" --max-old-space-size=32 "$HAWSER_LAB_HOME/daemon/daemon.ts" \
    "$3" --root "$1" --service "$2" --pid-file "$4" --ports "$5" </dev/null 2>&1 &)
  if [ "$answer" = ready ]; then
    printf '%s started\n' "$2"
    return 0
  fi
  printf '%s could not be started: %s\n' "$2" "${answer#error }" >&2
  return 1
}

# stop_service ROOT SERVICE: asks the daemon to end and waits up to five seconds
stop_service() {
  id=${1#"$HAWSER_SYSTEM_ROOT"}/$2
  if ! running "$id"; then
    printf '%s is not running\n' "$2"
    return 0
  fi
  kill -TERM "$pid" 2>/dev/null
  tries=100
  while alive "$pid"; do
    tries=$((tries - 1))
    if [ "$tries" -eq 0 ]; then
      printf '%s did not stop (process %s)\n' "$2" "$pid" >&2
      return 1
    fi
    sleep 0.05
  done
  printf '%s stopped\n' "$2"
}
