# shellcheck shell=sh
# One volume of a volume group of LVM.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=../LVMVolumeGroup/lvm.sh
. "$HAWSER_SUITE/LVMVolumeGroup/lvm.sh"

# logical_volume_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList.
logical_volume_begin() {
  agent_begin LVMLogicalVolume 10001 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar LOGICAL_VOLUME "$@" && shift
  argument_scalar VOLUME_GROUP "$@"
  lvm_name LogicalVolume "$LOGICAL_VOLUME"
  lvm_name VolumeGroup "$VOLUME_GROUP"
  lvm_begin
}

logical_volume_active() {
  lvm_active "vg_name=$VOLUME_GROUP && lv_name=$LOGICAL_VOLUME"
}

logical_volume_stop() {
  if ! logical_volume_active; then
    log_info 2951 "volume $LOGICAL_VOLUME of $VOLUME_GROUP is not active; nothing to stop"
    return 0
  fi
  program_try "stopping volume $LOGICAL_VOLUME" lvchange -a n "$VOLUME_GROUP/$LOGICAL_VOLUME"
  if logical_volume_active; then
    log_error 2952 "volume $LOGICAL_VOLUME of $VOLUME_GROUP is still active"
    return 1
  fi
  log_info 2953 "volume $LOGICAL_VOLUME of $VOLUME_GROUP stopped"
}
