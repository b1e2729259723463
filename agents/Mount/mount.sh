# shellcheck shell=sh
# A file system of a block device at its mount point. Neither is prefixed by HAWSER_SYSTEM_ROOT: they
# are words for mount and umount, which know their own system.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"

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
}

# mount_look: who is mounted at the mount point, topmost, in MOUNT_HOLDER: the block device or nothing.
mount_look() {
  MOUNT_TABLE=$(mount) || agent_fail 2402 'mount failed: what is mounted cannot be told'
  MOUNT_HOLDER=
  while IFS= read -r MOUNT_LINE; do
    case $MOUNT_LINE in
    "$BLOCK_DEVICE on $MOUNT_POINT type "* | "$BLOCK_DEVICE on $MOUNT_POINT ("*) MOUNT_HOLDER=$BLOCK_DEVICE ;;
    *" on $MOUNT_POINT type "* | *" on $MOUNT_POINT ("*) MOUNT_HOLDER=${MOUNT_LINE%%" on $MOUNT_POINT "*} ;;
    esac
  done <<EOF
$MOUNT_TABLE
EOF
}

mount_here() {
  mount_look
  [ "$MOUNT_HOLDER" = "$BLOCK_DEVICE" ]
}

# mount_attach: mount with the options there are.
mount_attach() {
  set -- -t "$FS_TYPE"
  [ -z "$MOUNT_OPT" ] || set -- "$@" -o "${MOUNT_OPT#%}"
  program_try "mounting $BLOCK_DEVICE at $MOUNT_POINT" mount "$@" "$BLOCK_DEVICE" "$MOUNT_POINT"
}

# mount_check: repairs the file system. FsckOpt may be written with the % that keeps a shell command from
# taking it for an option; it must say yes or no to fsck's questions, since nobody is there to answer.
mount_check() {
  program_split "${FSCK_OPT#%}"
  case " ${FSCK_OPT#%} " in
  *' -y '* | *' -n '*) ;;
  *) PROGRAM_WORDS="$PROGRAM_WORDS -y" ;;
  esac
  eval "mount_fsck $PROGRAM_WORDS"
}

mount_fsck() {
  program_run fsck -t "$FS_TYPE" "$@" "$BLOCK_DEVICE"
  MOUNT_CHECKED=$?
  # 1 means: errors were found and corrected.
  [ "$MOUNT_CHECKED" -ne 1 ] || MOUNT_CHECKED=0
  program_report "$MOUNT_CHECKED" "fsck of $BLOCK_DEVICE"
  return "$MOUNT_CHECKED"
}

# mount_detach OPTION: umount, with the option unless it is empty; succeeds only when the file system is gone.
mount_detach() {
  if ! mount_here; then
    log_info 2411 "$BLOCK_DEVICE is not mounted at $MOUNT_POINT; nothing to unmount"
    return 0
  fi
  program_try "unmounting $MOUNT_POINT" umount ${1:+"$1"} "$MOUNT_POINT"
  if mount_here; then
    log_error 2412 "$BLOCK_DEVICE is still mounted at $MOUNT_POINT"
    return 1
  fi
  log_info 2413 "$MOUNT_POINT unmounted"
}
