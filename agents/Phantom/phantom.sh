# shellcheck shell=sh
# A resource without a thing. It is online on a system once it was brought online there, until it is taken
# offline or the system has been started anew: the mark of it holds the identity of the system's run.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"

# phantom_begin TYPE ENTRY_POINT ARGUMENT…: of Phantom, and of types whose thing is not on the system.
phantom_begin() {
  PHANTOM_TYPE=$1
  shift
  agent_begin "$PHANTOM_TYPE" 10001 "$@"
  agent_run_file online
  PHANTOM_BOOT=
  PHANTOM_SOURCE=$HAWSER_SYSTEM_ROOT/proc/sys/kernel/random/boot_id
  if [ -r "$PHANTOM_SOURCE" ]; then
    read -r PHANTOM_BOOT <"$PHANTOM_SOURCE"
  fi
}

phantom_mark() {
  (umask 077 && printf 'online %s\n' "$PHANTOM_BOOT" >"$RUN_FILE") ||
    agent_fail 2701 "cannot write $RUN_FILE"
}

phantom_unmark() {
  rm -f "$RUN_FILE" || agent_fail 2702 "cannot remove $RUN_FILE"
}

# phantom_marked: in this run of the system.
phantom_marked() {
  [ -r "$RUN_FILE" ] || return 1
  IFS= read -r PHANTOM_LINE <"$RUN_FILE"
  [ "$PHANTOM_LINE" = "online $PHANTOM_BOOT" ]
}
