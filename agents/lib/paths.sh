# shellcheck shell=sh
# File paths of attributes. HAWSER_SYSTEM_ROOT is the directory that stands for / of this system; it is
# empty on real ones. Every path that an agent touches or looks for in the process table goes through here.

HAWSER_SYSTEM_ROOT=${HAWSER_SYSTEM_ROOT:-}
HAWSER_SYSTEM_ROOT=${HAWSER_SYSTEM_ROOT%/}

# path_checked ATTRIBUTE VALUE: the real place of an absolute path, in CHECKED_PATH, without slashes at
# its end. Fails on an empty or relative path, on /, and on control characters, which no process table
# shows as they are.
path_checked() {
  CHECKED_PATH=$2
  case $CHECKED_PATH in
  '') agent_fail 1030 "$1 is not set" ;;
  *[[:cntrl:]]*) agent_fail 1031 "$1 holds a control character" ;;
  /*) ;;
  *) agent_fail 1032 "$1 is '$2', which is not an absolute path" ;;
  esac
  while :; do
    case $CHECKED_PATH in
    */) CHECKED_PATH=${CHECKED_PATH%/} ;;
    *) break ;;
    esac
  done
  [ -n "$CHECKED_PATH" ] || agent_fail 1033 "$1 is '$2'; the whole file system cannot be meant"
  CHECKED_PATH=$HAWSER_SYSTEM_ROOT$CHECKED_PATH
}
