# shellcheck shell=sh
# One volume of an imported disk group.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"

# volume_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList.
volume_begin() {
  agent_begin Volume 10001 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar VOLUME "$@" && shift
  argument_scalar DISK_GROUP "$@"
  argument_name Volume "$VOLUME"
  argument_name DiskGroup "$DISK_GROUP"
  program_needed vxinfo
}

# volume_started: a disk group that is not imported here has no started volume here.
volume_started() {
  VOLUME_SHOWN=$(vxinfo -g "$DISK_GROUP" "$VOLUME" 2>&1) || return 1
  while IFS= read -r VOLUME_LINE; do
    case $VOLUME_LINE in
    "$VOLUME "*' Started'*) return 0 ;;
    esac
  done <<EOF
$VOLUME_SHOWN
EOF
  return 1
}

volume_stop() {
  if ! volume_started; then
    log_info 2311 "volume $VOLUME of $DISK_GROUP is not started; nothing to stop"
    return 0
  fi
  program_try "stopping volume $VOLUME" vxvol -g "$DISK_GROUP" stop "$VOLUME"
  if volume_started; then
    log_error 2312 "volume $VOLUME of $DISK_GROUP is still started"
    return 1
  fi
  log_info 2313 "volume $VOLUME of $DISK_GROUP stopped"
}
