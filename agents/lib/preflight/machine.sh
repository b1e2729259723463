# shellcheck shell=sh
# What holds for the system as a whole: its clock, its agents, its programs, its users.

# machine_clock: milliseconds since the epoch, and how fine they are told: "1732250000123 1".
machine_clock() {
  MACHINE_TIME=$(date +%s%N)
  case $MACHINE_TIME in
  *[!0-9]* | '') ANSWER="$(date +%s)000 1000" ;;
  *) ANSWER="${MACHINE_TIME%??????} 1" ;;
  esac
}

# machine_boot: what no other machine says of itself.
machine_boot() {
  MACHINE_FILE=$HAWSER_SYSTEM_ROOT/proc/sys/kernel/random/boot_id
  if [ -r "$MACHINE_FILE" ]; then
    read -r ANSWER <"$MACHINE_FILE"
  elif [ -z "$HAWSER_SYSTEM_ROOT" ] && preflight_needs hostid; then
    ANSWER=$(hostid)
  else
    ANSWER='? the system does not tell'
  fi
}

# machine_suite: version of the agents, checksum of their MANIFEST, then missing:FILE and differs:FILE for each that is
# not as the MANIFEST says.
machine_suite() {
  { read -r _ MACHINE_VERSION <"$HAWSER_SUITE/MANIFEST"; } 2>/dev/null || {
    ANSWER='none 0'
    return 0
  }
  ANSWER=$(cd "$HAWSER_SUITE" && {
    # What is there goes before what should be, so that the second list is read with the first known.
    sed 1d MANIFEST | while read -r _ _ _ MACHINE_FILE; do
      if [ -f "$MACHINE_FILE" ] && [ -x "$MACHINE_FILE" ]; then printf '%s\n' "$MACHINE_FILE"; fi
    done | xargs cksum
    sed 1d MANIFEST
  } | awk '
    NF == 3 { present[$3] = $1 " " $2 }
    NF == 4 && !($4 in present) { printf " missing:%s", $4; next }
    NF == 4 && present[$4] != $2 " " $3 { printf " differs:%s", $4 }')
  MACHINE_SUM=$(cksum <"$HAWSER_SUITE/MANIFEST")
  ANSWER="$MACHINE_VERSION ${MACHINE_SUM%% *}$ANSWER"
}

# machine_programs NAMES: those of the blank-separated list that are missing here.
machine_programs() {
  ANSWER=
  for MACHINE_PROGRAM in $1; do
    case $PLATFORM:$MACHINE_PROGRAM in
    SunOS:ip) MACHINE_CALLED=ifconfig ;;
    *) MACHINE_CALLED=$MACHINE_PROGRAM ;;
    esac
    command -v "$MACHINE_CALLED" >/dev/null 2>&1 || ANSWER="$ANSWER $MACHINE_PROGRAM"
  done
}

# machine_space DIRECTORY: kilobytes free in its file system.
machine_space() {
  MACHINE_SPACE=$(df -kP "$HAWSER_SYSTEM_ROOT$1" 2>/dev/null || df -k "$HAWSER_SYSTEM_ROOT$1" 2>/dev/null)
  # shellcheck disable=SC2086
  set -- ${MACHINE_SPACE##*'
'}
  case ${4:-} in
  '' | *[!0-9]*) ANSWER='? df does not tell' ;;
  *) ANSWER=$4 ;;
  esac
}

# machine_user NAME: "number:number of its group", or missing.
machine_user() {
  machine_entry passwd "$1" || return 0
  MACHINE_REST=${MACHINE_ENTRY#*:*:}
  MACHINE_NUMBER=${MACHINE_REST%%:*}
  MACHINE_REST=${MACHINE_REST#*:}
  ANSWER=$MACHINE_NUMBER:${MACHINE_REST%%:*}
}

# machine_usergroup NAME: its number, or missing.
machine_usergroup() {
  machine_entry group "$1" || return 0
  MACHINE_REST=${MACHINE_ENTRY#*:*:}
  ANSWER=${MACHINE_REST%%:*}
}

# machine_entry DATABASE NAME: its line in MACHINE_ENTRY. Exit code 2 of getent says that there is none.
machine_entry() {
  preflight_needs getent || return 1
  MACHINE_ENTRY=$(getent "$1" "$2" 2>/dev/null)
  case $? in
  0) return 0 ;;
  2) ANSWER=missing ;;
  *) ANSWER='? getent failed' ;;
  esac
  return 1
}
