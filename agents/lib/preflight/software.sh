# shellcheck shell=sh
# Software that resources start, and how it shows in the process table.

# shellcheck source-path=SCRIPTDIR source=../process.sh
. "$HAWSER_SUITE/lib/process.sh"

# software_path PATH: program (it may be run), file, directory, or missing.
software_path() {
  SOFTWARE_PATH=$HAWSER_SYSTEM_ROOT$1
  if [ -d "$SOFTWARE_PATH" ]; then
    preflight_tell directory
  elif [ -f "$SOFTWARE_PATH" ] && [ -x "$SOFTWARE_PATH" ]; then
    preflight_tell program
  elif [ -e "$SOFTWARE_PATH" ]; then
    preflight_tell file
  else
    preflight_tell missing
  fi
}

# software_process ROOT: how many processes show it in their command line. Entry points, and this program, are none.
software_process() {
  preflight_needs ps || return 0
  AGENT_TYPE=preflight
  [ -n "${PROCESS_TABLE:-}" ] || process_snapshot
  SOFTWARE_COUNT=0
  while read -r _ SOFTWARE_LINE; do
    ! process_carries "$SOFTWARE_LINE" "$HAWSER_SYSTEM_ROOT$1" || SOFTWARE_COUNT=$((SOFTWARE_COUNT + 1))
  done <<EOF
$PROCESS_TABLE
EOF
  preflight_tell "$SOFTWARE_COUNT"
}
