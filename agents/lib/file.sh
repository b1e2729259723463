# shellcheck shell=sh
# The file of FileOnOff, FileOnOnly and FileNone.

# shellcheck source-path=SCRIPTDIR source=agent.sh
. "$HAWSER_SUITE/lib/agent.sh"

# file_begin TYPE ENTRY_POINT ARGUMENT…: reads the one attribute, PathName; the file's place is CHECKED_PATH.
file_begin() {
  FILE_TYPE=$1
  shift
  agent_begin "$FILE_TYPE" 10001 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar PATH_NAME "$@"
  path_checked PathName "$PATH_NAME"
}

# file_create: what the file holds already is kept.
file_create() {
  (: >>"$CHECKED_PATH") 2>/dev/null || agent_fail 2601 "cannot create the file $CHECKED_PATH"
  log_info 2602 "file $CHECKED_PATH is there"
}

file_remove() {
  rm -f "$CHECKED_PATH" 2>/dev/null || agent_fail 2603 "cannot remove the file $CHECKED_PATH"
  log_info 2604 "file $CHECKED_PATH is gone"
}

# file_monitor: ONLINE when there is a file; a directory is none.
file_monitor() {
  [ -f "$CHECKED_PATH" ] && return 110
  return 100
}
