# shellcheck shell=sh
# A file system at its mount point: of a block device, or shared by a server. Neither is prefixed by
# HAWSER_SYSTEM_ROOT: they are words for mount and umount, which know their own system.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=table.sh
. "$HAWSER_SUITE/Mount/table.sh"

# mount_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList.
mount_begin() {
  agent_begin Mount 10001 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar MOUNT_POINT "$@" && shift
  argument_scalar BLOCK_DEVICE "$@" && shift
  argument_scalar FS_TYPE "$@" && shift
  argument_scalar MOUNT_OPT "$@" && shift
  argument_scalar FSCK_OPT "$@"
  argument_name MountPoint "$MOUNT_POINT"
  argument_name BlockDevice "$BLOCK_DEVICE"
  argument_name FSType "$FS_TYPE"
  case $MOUNT_POINT in
  /*[!/]*) ;;
  *) agent_fail 2401 "MountPoint is '$MOUNT_POINT', which is not an absolute path below /" ;;
  esac
  while [ "${MOUNT_POINT%/}" != "$MOUNT_POINT" ]; do
    MOUNT_POINT=${MOUNT_POINT%/}
  done
  case $BLOCK_DEVICE in
  UUID=* | LABEL=* | PARTUUID=* | PARTLABEL=*)
    agent_fail 2403 "BlockDevice is '$BLOCK_DEVICE'; the table of mounts shows devices by their path, so give that"
    ;;
  esac
  agent_platform
}

# mount_shared: many systems, and many places, may mount it at once; nothing on it is ever checked from here.
mount_shared() {
  case $FS_TYPE in
  nfs* | cifs | smb3 | ceph | glusterfs | tmpfs) ;;
  *) return 1 ;;
  esac
}

# mount_attach: mount with the options there are.
mount_attach() {
  case $PLATFORM in
  SunOS) set -- -F "$FS_TYPE" ;;
  *) set -- -t "$FS_TYPE" ;;
  esac
  [ -z "$MOUNT_OPT" ] || set -- "$@" -o "${MOUNT_OPT#%}"
  program_try "mounting $BLOCK_DEVICE at $MOUNT_POINT" mount "$@" "$BLOCK_DEVICE" "$MOUNT_POINT"
}

# mount_check: repairs the file system. FsckOpt may be written with the % that keeps a shell command from
# taking it for an option; it must say yes or no to fsck's questions, since nobody is there to answer.
mount_check() {
  program_needed fsck
  program_split "${FSCK_OPT#%}"
  case " ${FSCK_OPT#%} " in
  *' -y '* | *' -n '*) ;;
  *) PROGRAM_WORDS="$PROGRAM_WORDS -y" ;;
  esac
  eval "mount_fsck $PROGRAM_WORDS"
}

# mount_fsck OPTION…: Solaris checks the raw device.
mount_fsck() {
  case $PLATFORM in
  SunOS) program_run fsck -F "$FS_TYPE" "$@" "$(printf '%s\n' "$BLOCK_DEVICE" | sed 's:/dsk/:/rdsk/:')" ;;
  *) program_run fsck -t "$FS_TYPE" "$@" "$BLOCK_DEVICE" ;;
  esac
  MOUNT_CHECKED=$?
  # 1 means: errors were found and corrected. Solaris has other numbers, and says that by 0.
  [ "$MOUNT_CHECKED" -ne 1 ] || [ "$PLATFORM" = SunOS ] || MOUNT_CHECKED=0
  program_report "$MOUNT_CHECKED" "fsck of $BLOCK_DEVICE"
  return "$MOUNT_CHECKED"
}
