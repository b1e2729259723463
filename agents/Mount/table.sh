# shellcheck shell=sh
# What is mounted on this system.

# table_read: one line per mount, as mount prints them on Linux, in MOUNT_TABLE.
table_read() {
  if [ "$PLATFORM" = SunOS ]; then
    TABLE_FILE=${HAWSER_SYSTEM_ROOT:-}/etc/mnttab
    [ -r "$TABLE_FILE" ] || agent_fail 2402 "$TABLE_FILE cannot be read: what is mounted cannot be told"
    MOUNT_TABLE=$(while IFS='	' read -r TABLE_DEVICE TABLE_PLACE TABLE_TYPE TABLE_OPTIONS; do
      printf '%s on %s type %s (%s)\n' "$TABLE_DEVICE" "$TABLE_PLACE" "$TABLE_TYPE" "$TABLE_OPTIONS"
    done <"$TABLE_FILE")
    return 0
  fi
  MOUNT_TABLE=$(mount) || agent_fail 2402 'mount failed: what is mounted cannot be told'
}

# table_look: who is mounted at the mount point, topmost, in MOUNT_HOLDER: BlockDevice, another device, or
# nothing; and where BlockDevice is mounted besides, in MOUNT_ELSEWHERE.
table_look() {
  table_read
  MOUNT_HOLDER=
  MOUNT_ELSEWHERE=
  while IFS= read -r MOUNT_LINE; do
    case $MOUNT_LINE in
    "$BLOCK_DEVICE on $MOUNT_POINT type "* | "$BLOCK_DEVICE on $MOUNT_POINT ("*) MOUNT_HOLDER=$BLOCK_DEVICE ;;
    *" on $MOUNT_POINT type "* | *" on $MOUNT_POINT ("*)
      MOUNT_HOLDER=${MOUNT_LINE%%" on $MOUNT_POINT "*}
      ! table_same "$MOUNT_HOLDER" || MOUNT_HOLDER=$BLOCK_DEVICE
      ;;
    *)
      if table_same "${MOUNT_LINE%%" on "*}"; then
        MOUNT_ELSEWHERE=${MOUNT_LINE#*" on "}
        MOUNT_ELSEWHERE=${MOUNT_ELSEWHERE%%" type "*}
      fi
      ;;
    esac
  done <<EOF
$MOUNT_TABLE
EOF
}

# table_same DEVICE: it is BlockDevice, perhaps by another name (/dev/mapper/vg-lv for /dev/vg/lv).
table_same() {
  [ "$1" != "$BLOCK_DEVICE" ] || return 0
  [ -L "$1" ] || [ -L "$BLOCK_DEVICE" ] || return 1
  TABLE_ONE=$(readlink -f "$1" 2>/dev/null) || return 1
  TABLE_OTHER=$(readlink -f "$BLOCK_DEVICE" 2>/dev/null) || return 1
  [ "$TABLE_ONE" = "$TABLE_OTHER" ]
}

mount_here() {
  table_look
  [ "$MOUNT_HOLDER" = "$BLOCK_DEVICE" ]
}

mount_not_here() {
  ! mount_here
}
