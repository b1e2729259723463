# shellcheck shell=sh
# What every entry point begins with: the shared library, the resource's name, the time it has.
# The caller has set HAWSER_SUITE. Functions that may fail answer in upper-case variables, not on
# standard output, since inside $(…) they could end only the sub-shell.

set -u
set -f
PATH=$PATH:/usr/sbin:/sbin

# shellcheck source-path=SCRIPTDIR source=log.sh
. "$HAWSER_SUITE/lib/log.sh"
# shellcheck source-path=SCRIPTDIR source=arguments.sh
. "$HAWSER_SUITE/lib/arguments.sh"
# shellcheck source-path=SCRIPTDIR source=paths.sh
. "$HAWSER_SUITE/lib/paths.sh"
# shellcheck source-path=SCRIPTDIR source=program.sh
. "$HAWSER_SUITE/lib/program.sh"

# agent_begin TYPE LOG_CATEGORY ENTRY_POINT ARGUMENT…: names the entry point for the log and starts its clock. AGENT_SHIFT tells how many arguments come
# before the attribute values: the resource, and for clean the reason.
# HAWSER_TIMEOUT_SECONDS is the entry point's whole time when the caller hands it over; without it
# the defaults of the type attributes OnlineTimeout, OfflineTimeout, CleanTimeout and MonitorTimeout hold.
agent_begin() {
  AGENT_TYPE=$1
  LOG_CATEGORY=$2
  AGENT_ENTRY_POINT=$3
  AGENT_RESOURCE=${4:-}
  agent_clock
  AGENT_STARTED=$AGENT_NOW
  AGENT_SHIFT=1
  case $AGENT_ENTRY_POINT in
  clean) AGENT_SHIFT=2 AGENT_TIMEOUT=60 ;;
  monitor) AGENT_TIMEOUT=60 ;;
  *) AGENT_TIMEOUT=300 ;;
  esac
  case ${HAWSER_TIMEOUT_SECONDS:-} in
  '' | *[!0-9]*) ;;
  *) AGENT_TIMEOUT=$HAWSER_TIMEOUT_SECONDS ;;
  esac
  [ -n "$AGENT_RESOURCE" ] || agent_fail 1001 'the resource name is missing'
  [ $(($# - 3)) -ge "$AGENT_SHIFT" ] || agent_fail 1002 'the reason of the clean is missing'
}

# agent_clock: seconds that no change of the wall clock moves, in AGENT_NOW. Where the system does not tell them, those of
# the wall clock must do.
agent_clock() {
  if [ -r /proc/uptime ]; then
    read -r AGENT_NOW _ </proc/uptime
    AGENT_NOW=${AGENT_NOW%%.*}
  else
    AGENT_NOW=$(date +%s)
  fi
}

# agent_fail ID TEXT: logs the error and ends the entry point without having acted.
# A monitor that cannot tell says UNKNOWN; for online and offline the number is VCS's delay in seconds
# before the next monitor, which then tells the truth; a clean says that it failed.
agent_fail() {
  log_error "$1" "$2"
  [ "$AGENT_ENTRY_POINT" = monitor ] && exit 99
  exit 1
}

# agent_platform: the name of the system's kernel (Linux, SunOS), in PLATFORM.
agent_platform() {
  for PLATFORM in "${HAWSER_SYSTEM_ROOT:-}/proc/sys/kernel/ostype" /proc/sys/kernel/ostype; do
    [ -r "$PLATFORM" ] || continue
    read -r PLATFORM <"$PLATFORM"
    return 0
  done
  PLATFORM=$(uname -s)
}

# agent_deadline PERCENT: prints the moment (by agent_clock) at which so much of the time is used up.
agent_deadline() {
  printf '%s' $((AGENT_STARTED + AGENT_TIMEOUT * $1 / 100))
}

# agent_pause: one poll interval. Not every sleep knows fractions.
agent_pause() {
  sleep 0.2 2>/dev/null || sleep 1
}

# agent_wait_until DEADLINE CONDITION…: polls the condition; fails when the deadline passes first.
agent_wait_until() {
  AGENT_WAIT_END=$1
  shift
  until "$@"; do
    agent_clock
    [ "$AGENT_NOW" -lt "$AGENT_WAIT_END" ] || return 1
    agent_pause
  done
}

# agent_run_file KIND: the place of a small file of this resource, in RUN_FILE, in a private directory.
# Characters that have no place in a file's name are written as their number, so no two names meet.
agent_run_file() {
  RUN_DIRECTORY=$HAWSER_SUITE/run/resources
  [ -d "$RUN_DIRECTORY" ] || (umask 077 && mkdir -p "$RUN_DIRECTORY") ||
    agent_fail 1003 "cannot make the directory $RUN_DIRECTORY"
  RUN_FILE=$AGENT_RESOURCE
  case $RUN_FILE in
  *[!A-Za-z0-9_.-]*) RUN_FILE=$(printf '%s' "$AGENT_RESOURCE" | od -A n -t x1 | tr -d ' \n')=x ;;
  esac
  RUN_FILE=$RUN_DIRECTORY/$1.$AGENT_TYPE.$RUN_FILE
}
