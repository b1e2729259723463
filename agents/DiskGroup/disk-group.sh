# shellcheck shell=sh
# A disk group of the volume manager, imported by one system at a time.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"

# disk_group_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList.
disk_group_begin() {
  agent_begin DiskGroup 10001 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar DISK_GROUP "$@" && shift
  argument_scalar START_VOLUMES "$@" && shift
  argument_scalar STOP_VOLUMES "$@"
  argument_name DiskGroup "$DISK_GROUP"
  program_needed vxdg
}

# disk_group_here: this system has imported it.
disk_group_here() {
  vxdg list "$DISK_GROUP" >/dev/null 2>&1
}

disk_group_deport() {
  if ! disk_group_here; then
    log_info 2211 "disk group $DISK_GROUP is not imported here; nothing to deport"
    return 0
  fi
  if [ "$STOP_VOLUMES" != 0 ]; then
    program_try "stopping the volumes of $DISK_GROUP" vxvol -g "$DISK_GROUP" stopall
  fi
  program_try "deporting disk group $DISK_GROUP" vxdg deport "$DISK_GROUP"
  if disk_group_here; then
    log_error 2212 "disk group $DISK_GROUP is still imported here"
    return 1
  fi
  log_info 2213 "disk group $DISK_GROUP deported"
}
