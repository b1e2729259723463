# shellcheck shell=sh
# A volume group of LVM, held by one system at a time.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=lvm.sh
. "$HAWSER_SUITE/LVMVolumeGroup/lvm.sh"

# volume_group_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList.
volume_group_begin() {
  agent_begin LVMVolumeGroup 10001 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar VOLUME_GROUP "$@" && shift
  argument_scalar START_VOLUMES "$@"
  lvm_name VolumeGroup "$VOLUME_GROUP"
  lvm_begin
}

# volume_group_here: it is seen, ours, and (with StartVolumes) its volumes are active.
volume_group_here() {
  lvm_look
  [ -n "$LVM_ATTRIBUTES" ] || return 1
  ! lvm_exported || return 1
  lvm_is_ours || return 1
  [ "$START_VOLUMES" = 1 ] || return 0
  lvm_active "vg_name=$VOLUME_GROUP"
}

# volume_group_take: the group becomes ours. Another system's tag says that it held the group and did not give
# it back: that system is known to be down, or nobody would have asked for this.
volume_group_take() {
  lvm_look
  [ -n "$LVM_ATTRIBUTES" ] || agent_fail 2911 "volume group $VOLUME_GROUP is not seen on this system"
  if lvm_exported; then
    program_try "importing $VOLUME_GROUP" vgimport "$VOLUME_GROUP" ||
      agent_fail 2912 "volume group $VOLUME_GROUP could not be imported"
  fi
  set --
  for LVM_ONE in $LVM_OTHERS; do
    log_warn 2913 "$VOLUME_GROUP still carries the tag $LVM_ONE, which is taken off"
    set -- "$@" --deltag "$LVM_ONE"
  done
  lvm_is_ours || set -- "$@" --addtag "$LVM_TAG"
  [ $# -eq 0 ] || program_try "taking over $VOLUME_GROUP" vgchange "$@" "$VOLUME_GROUP" ||
    agent_fail 2914 "volume group $VOLUME_GROUP could not be marked as this system's"
  [ "$START_VOLUMES" != 1 ] || program_try "starting the volumes of $VOLUME_GROUP" vgchange -a y "$VOLUME_GROUP"
}

# volume_group_give: its volumes stop, then its tag goes. While a volume is in use the group stays ours.
volume_group_give() {
  lvm_look
  if ! lvm_is_ours; then
    log_info 2921 "volume group $VOLUME_GROUP is not this system's; nothing to give back"
    return 0
  fi
  if ! program_try "stopping the volumes of $VOLUME_GROUP" vgchange -a n "$VOLUME_GROUP"; then
    log_error 2922 "a volume of $VOLUME_GROUP is in use: the group stays this system's"
    return 1
  fi
  program_try "giving back $VOLUME_GROUP" vgchange --deltag "$LVM_TAG" "$VOLUME_GROUP"
  lvm_look
  if lvm_is_ours; then
    log_error 2923 "volume group $VOLUME_GROUP is still this system's"
    return 1
  fi
  log_info 2924 "volume group $VOLUME_GROUP given back"
}
