# shellcheck shell=sh
# Disks, file systems and mount points.

# shellcheck source-path=SCRIPTDIR source=../../Mount/table.sh
. "$HAWSER_SUITE/Mount/table.sh"

# storage_diskgroup GROUP: held (imported here), seen, or missing.
storage_diskgroup() {
  preflight_needs vxdg || return 0
  if vxdg list "$1" >/dev/null 2>&1; then
    preflight_tell held
    return 0
  fi
  preflight_needs vxdisk || return 0
  STORAGE_SHOWN=$(vxdisk -o alldgs list 2>/dev/null) || {
    preflight_tell '? vxdisk failed'
    return 0
  }
  preflight_tell missing
  # The name of a group that is not imported here stands in brackets.
  while read -r _ _ _ STORAGE_GROUP _; do
    case $STORAGE_GROUP in
    "$1" | "($1)") preflight_tell seen ;;
    esac
  done <<EOF
$STORAGE_SHOWN
EOF
}

# storage_volumegroup GROUP: held (it carries this system's tag), seen, or missing.
storage_volumegroup() {
  preflight_needs vgs || return 0
  STORAGE_SHOWN=$(vgs --noheadings -o vg_attr,vg_tags --select "vg_name=$1" 2>/dev/null) || {
    preflight_tell '? vgs failed'
    return 0
  }
  case ,$(printf '%s' "$STORAGE_SHOWN" | tr -s ' ' ,), in
  ,,) preflight_tell missing ;;
  *,"hawser_$(uname -n)",*) preflight_tell held ;;
  *) preflight_tell seen ;;
  esac
}

# storage_block DEVICE: seen or missing. A system that is but a directory has no devices.
storage_block() {
  if [ -n "$HAWSER_SYSTEM_ROOT" ]; then
    preflight_tell '? this system is a directory'
  elif [ -b "$1" ]; then
    preflight_tell seen
  else
    preflight_tell missing
  fi
}

# storage_mount MOUNTPOINT DEVICE: what is at the mount point (directory, missing, other), whether it is empty or has
# files (empty, files), what is mounted there (nothing, it, another), whether the device is mounted elsewhere besides
# (elsewhere, nowhere), and the boot table (none, auto, manual).
storage_mount() {
  MOUNT_POINT=$1
  BLOCK_DEVICE=$2
  table_look
  case $MOUNT_HOLDER in
  '') STORAGE_HOLDER=nothing ;;
  "$BLOCK_DEVICE") STORAGE_HOLDER=it ;;
  *) STORAGE_HOLDER=another ;;
  esac
  STORAGE_ELSEWHERE=nowhere
  [ -z "$MOUNT_ELSEWHERE" ] || STORAGE_ELSEWHERE=elsewhere
  storage_point "$HAWSER_SYSTEM_ROOT$1"
  storage_boot_table "$1" "$2"
  preflight_tell "$STORAGE_POINT $STORAGE_CONTENT $STORAGE_HOLDER $STORAGE_ELSEWHERE $STORAGE_TABLE"
}

storage_point() {
  STORAGE_POINT=other
  STORAGE_CONTENT=empty
  if [ -d "$1" ]; then
    STORAGE_POINT=directory
    [ -z "$(ls -A "$1" 2>/dev/null)" ] || STORAGE_CONTENT=files
  elif ! [ -e "$1" ] && ! [ -L "$1" ]; then
    STORAGE_POINT=missing
  fi
}

# storage_boot_table MOUNTPOINT DEVICE: Linux says noauto among the options, Solaris no in its sixth field.
storage_boot_table() {
  STORAGE_TABLE=none
  STORAGE_FILE=$HAWSER_SYSTEM_ROOT/etc/fstab
  [ "$PLATFORM" != SunOS ] || STORAGE_FILE=$HAWSER_SYSTEM_ROOT/etc/vfstab
  [ -r "$STORAGE_FILE" ] || return 0
  while read -r TABLE_ONE TABLE_TWO TABLE_THREE TABLE_FOUR _ TABLE_SIX _; do
    case $PLATFORM in
    SunOS) TABLE_PLACE=$TABLE_THREE ;;
    *) TABLE_PLACE=$TABLE_TWO TABLE_SIX=auto ;;
    esac
    case $TABLE_ONE in '#'*) continue ;; esac
    [ "$TABLE_PLACE" = "$1" ] || [ "$TABLE_ONE" = "$2" ] || continue
    STORAGE_TABLE=auto
    case ,$TABLE_FOUR,:$TABLE_SIX in
    *,noauto,*:auto | *:no) STORAGE_TABLE=manual ;;
    esac
  done <"$STORAGE_FILE"
}
