# shellcheck shell=sh
# What the lab's system programs share: where the hardware stands, which system runs them, the ledger.
# A claim on hardware is one file system entry whose making is atomic; the ledger line of an
# acquisition is written after the claim and that of a release before it is given up.

hardware=${HAWSER_LAB_HARDWARE:?not a system of the lab}
self=${HAWSER_LAB_SYSTEM:?not a system of the lab}
own=$hardware/systems/$self

# fail STATUS SENTENCE...
fail() {
  status=$1
  shift
  printf '%s\n' "$*" >&2
  exit "$status"
}

# ledger VERB KIND NAME RESULT
ledger() {
  # By the clock of the machine, whatever that of the system says: the ledger is the lab's.
  ms=$(command -p date +%s%3N)
  case $ms in *[!0-9]*) ms=$(command -p date +%s)000 ;; esac
  printf '%s %s %s %s %s %s\n' "$ms" "$self" "$1" "$2" "$3" "$4" >>"$hardware/ledger.log"
}

# imported GROUP: whether this system holds the disk group
imported() {
  [ "$(readlink "$hardware/disks/$1/owner" 2>/dev/null)" = "$self" ]
}

# volume_of DEVICE: $group and $volume of a device path such as /dev/vx/dsk/dg/vol
volume_of() {
  case $1 in
    /dev/vx/dsk/*/* | /dev/vx/rdsk/*/*) ;;
    *) return 1 ;;
  esac
  volume=${1##*/}
  group=${1%/*}
  group=${group##*/}
  [ -d "$hardware/disks/$group/volumes/$volume" ]
}

# mounted_device DEVICE: whether this system has it mounted
mounted_device() {
  for entry in "$own"/mounts/*; do
    [ -e "$entry" ] || continue
    read -r mounted _ <"$entry" || continue
    [ "${mounted##*/vx/*dsk/}" != "${1##*/vx/*dsk/}" ] || return 0
  done
  return 1
}

# reachable SYSTEM: powered on, awake and connected
reachable() {
  [ -e "$hardware/reachable/$1" ]
}

# link_up SYSTEM DEVICE
link_up() {
  link=
  [ -r "$hardware/systems/$1/nics/$2" ] && read -r link <"$hardware/systems/$1/nics/$2"
  [ "$link" = up ]
}

# answers SYSTEM CLAIM: whether the holder of an address claim is on the wire
answers() {
  reachable "$1" && read -r wire _ <"$2" && link_up "$1" "$wire"
}

# started: whether the volume in $group and $volume can be opened here
started() {
  imported "$group" && [ -e "$hardware/disks/$group/volumes/$volume/started" ]
}
